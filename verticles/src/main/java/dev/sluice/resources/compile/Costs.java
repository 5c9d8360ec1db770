package dev.sluice.resources.compile;

import dev.sluice.cost.CelFormula;
import dev.sluice.cost.CostFormula;
import dev.sluice.cost.RequestCost;
import dev.sluice.cost.TokenKind;
import dev.sluice.resources.kind.aigateway.LlmRequestCost;
import java.util.List;

/** The formulas of the numbers that documents want of every request. */
final class Costs {
    private Costs() {}

    static List<RequestCost> of(List<LlmRequestCost> wanted) {
        return wanted.stream()
                .map(cost -> new RequestCost(cost.metadataKey(), formula(cost)))
                .toList();
    }

    private static CostFormula formula(LlmRequestCost cost) {
        return switch (cost.type()) {
            case OUTPUT_TOKEN -> TokenKind.OUTPUT;
            case INPUT_TOKEN -> TokenKind.INPUT;
            case CACHED_INPUT_TOKEN -> TokenKind.CACHED_INPUT;
            case CACHE_CREATION_INPUT_TOKEN -> TokenKind.CACHE_CREATION_INPUT;
            case TOTAL_TOKEN -> TokenKind.TOTAL;
            case REASONING_TOKEN -> TokenKind.REASONING;
            case CEL -> CelFormula.compile(cost.cel().orElseThrow());
        };
    }
}
