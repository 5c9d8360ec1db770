package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A backend's part in a rule: a Service, an InferencePool or a Backend. */
public record HttpBackendRef(
        @Default("") String group,
        @Default("Service") String kind,
        Optional<String> namespace,
        String name,
        OptionalInt port,
        @Default("1") int weight,
        @Default("[]") List<HttpRouteFilter> filters) {
    public HttpBackendRef {
        filters = List.copyOf(filters);
        port.ifPresent(number -> Check.port("port", number));
        Check.between("weight", weight, 0, 1_000_000);
        Check.that(
                !group.isEmpty() || !kind.equals("Service") || port.isPresent(),
                "Must have port for Service reference");
        RuleFilters.check(filters);
    }
}
