package dev.sluice.resources.kind.gateway;

import static dev.sluice.resources.kind.Rules.require;

import dev.sluice.resources.kind.Rules;
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
        Rules.weight(weight);
        port.ifPresent(Rules::port);
        require(
                !kind.equals("Service") || !group.isEmpty() || port.isPresent(),
                "Must have port for Service reference");
    }
}
