package dev.sluice.metrics;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which models the endpoints of a pool serve together. */
final class PoolModels {
    private final PoolSpec spec;
    private final Duration grace;
    private final Instant configuredAt;
    private final List<ListedModels> listed;
    private Optional<ServedModels> told = Optional.empty();
    private boolean heard;

    /**
     * Knows the models of the configuration.
     *
     * @param grace how long an endpoint that no longer answers keeps its models
     */
    PoolModels(PoolSpec spec, Duration grace, Instant configuredAt) {
        this.spec = spec;
        this.grace = grace;
        this.configuredAt = configuredAt;
        this.listed = new ArrayList<>(Collections.nCopies(spec.endpoints().size(), ListedModels.NONE));
    }

    /** The endpoint at this place of the pool listed its models. */
    void answered(int endpoint, List<ServedModel> models) {
        ListedModels before = listed.set(endpoint, listed.get(endpoint).answered(models));
        heard |= !before.equals(listed.get(endpoint));
    }

    /** It did not. */
    void failed(int endpoint, Instant now) {
        listed.set(endpoint, listed.get(endpoint).failed(now));
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
        listed.stream()
                .filter(one -> !lost(one, now))
                .flatMap(one -> one.models().stream())
                .forEach(model -> served.putIfAbsent(model.id(), model));
        union.putAll(served);
        return new ServedModels(spec.name(), List.copyOf(union.values()));
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
