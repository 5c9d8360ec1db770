package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which models the endpoints of a pool serve together. */
final class PoolModels {
    private final Duration grace;
    private final Instant configuredAt;
    private PoolSpec spec;
    private Set<URI> present;
    private Map<URI, ListedModels> listed = new LinkedHashMap<>();
    private Optional<ServedModels> told = Optional.empty();
    private boolean heard;

    /**
     * Knows the models of the configuration.
     *
     * @param grace how long an endpoint that no longer answers, or has left, keeps its models
     */
    PoolModels(PoolSpec spec, Duration grace, Instant configuredAt) {
        this.grace = grace;
        this.configuredAt = configuredAt;
        this.spec = spec;
        this.present = addresses(spec);
        spec.endpoints().forEach(endpoint -> listed.put(endpoint.address(), ListedModels.NONE));
    }

    /** Listens to the endpoints there are now. One that has left is silent from now on, as its successor may be late. */
    void follow(PoolSpec now, Instant at) {
        Map<URI, ListedModels> next = new LinkedHashMap<>();
        present = addresses(now);
        now.endpoints().forEach(endpoint -> next.put(endpoint.address(), known(endpoint.address())));
        listed.forEach((endpoint, models) -> {
            if (!present.contains(endpoint) && !lost(models, at)) {
                next.put(endpoint, models.failed(at));
            }
        });
        listed = next;
        spec = now;
    }

    /** An endpoint listed its models; one that has left is not heard. */
    void answered(URI endpoint, List<ServedModel> models) {
        if (present.contains(endpoint)) {
            ListedModels before = known(endpoint);
            ListedModels after = before.answered(models);
            listed.put(endpoint, after);
            heard |= !before.equals(after);
        }
    }

    /** It did not. */
    void failed(URI endpoint, Instant now) {
        if (present.contains(endpoint)) {
            listed.put(endpoint, known(endpoint).failed(now));
        }
    }

    /** The union, if an endpoint's answer has made it other than what was told last. */
    Optional<ServedModels> news(Instant now) {
        if (!heard) {
            return Optional.empty();
        }
        Optional<ServedModels> before = told;
        ServedModels union = told(now);
        return before.equals(Optional.of(union)) ? Optional.empty() : Optional.of(union);
    }

    /** The union now, which is then taken as told. */
    ServedModels told(Instant now) {
        ServedModels union = union(now);
        heard = false;
        told = Optional.of(union);
        return union;
    }

    /** The configured models first, then those of the endpoints in their order; each once. */
    private ServedModels union(Instant now) {
        Map<String, ServedModel> union = new LinkedHashMap<>();
        spec.models().forEach(id -> union.put(id, configured(id)));
        Map<String, ServedModel> served = new LinkedHashMap<>();
        listed.values().stream()
                .filter(one -> !lost(one, now))
                .flatMap(one -> one.models().stream())
                .forEach(model -> served.putIfAbsent(model.id(), model));
        union.putAll(served);
        return new ServedModels(spec.name(), List.copyOf(union.values()));
    }

    private ListedModels known(URI endpoint) {
        return listed.getOrDefault(endpoint, ListedModels.NONE);
    }

    private static Set<URI> addresses(PoolSpec spec) {
        return spec.endpoints().stream().map(EndpointSpec::address).collect(Collectors.toSet());
    }

    private boolean lost(ListedModels one, Instant now) {
        return one.silentSince()
                .filter(since -> Duration.between(since, now).compareTo(grace) > 0)
                .isPresent();
    }

    private ServedModel configured(String id) {
        return new ServedModel(id, configuredAt, "sluice", Optional.empty());
    }
}
