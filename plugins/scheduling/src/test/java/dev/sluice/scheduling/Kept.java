package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.testkit.Requests;
import java.util.List;

/** Which endpoints a filter keeps, by their names. */
final class Kept {
    private Kept() {}

    static List<String> of(Filter filter, Endpoint... candidates) {
        return of(filter, Requests.forModel("llama"), List.of(candidates));
    }

    static List<String> of(Filter filter, InferenceRequest request, List<Endpoint> candidates) {
        return candidates.stream()
                .filter(filter.filter(request, candidates))
                .map(Endpoint::name)
                .toList();
    }
}
