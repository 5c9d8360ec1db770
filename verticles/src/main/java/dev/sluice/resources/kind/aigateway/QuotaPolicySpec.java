package dev.sluice.resources.kind.aigateway;

import static dev.sluice.resources.kind.Rules.most;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spec of a QuotaPolicy. */
public record QuotaPolicySpec(
        @Default("[]") List<Target> targetRefs,
        @Default("[]") List<Map<String, Object>> perModelQuotas,
        Optional<Map<String, Object>> serviceQuota) {
    public QuotaPolicySpec {
        targetRefs = List.copyOf(targetRefs);
        perModelQuotas = List.copyOf(perModelQuotas);
        most(16, targetRefs, "targetRefs");
        most(128, perModelQuotas, "perModelQuotas");
    }

    /** An AIServiceBackend. */
    public record Target(String group, String kind, String name) {}
}
