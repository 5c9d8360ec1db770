package dev.sluice.ingress;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which pool serves which model: what the pools' endpoints list, and what is configured. Where several configured pools
 * serve the same model, the first of them has it. Immutable.
 */
final class ModelTable {
    private final List<String> pools;
    private final Map<String, List<ServedModel>> byPool;
    private final Map<String, String> poolByModel = new HashMap<>();
    private final Map<String, ServedModel> models = new LinkedHashMap<>();

    private ModelTable(List<String> pools, Map<String, List<ServedModel>> byPool) {
        this.pools = pools;
        this.byPool = byPool;
        for (String pool : pools) {
            for (ServedModel model : byPool.getOrDefault(pool, List.of())) {
                poolByModel.putIfAbsent(model.id(), pool);
                models.putIfAbsent(model.id(), model);
            }
        }
    }

    /** The table before any endpoint has answered: the configured models. */
    static ModelTable of(List<PoolSpec> pools) {
        Map<String, List<ServedModel>> configured = new HashMap<>();
        for (PoolSpec pool : pools) {
            configured.put(
                    pool.name(),
                    pool.models().stream()
                            .map(id -> new ServedModel(id, Instant.EPOCH, "sluice", Optional.empty()))
                            .toList());
        }
        return new ModelTable(pools.stream().map(PoolSpec::name).toList(), configured);
    }

    /** The table with what a pool serves now. */
    ModelTable with(ServedModels served) {
        if (served.models().equals(byPool.get(served.pool()))) {
            return this;
        }
        Map<String, List<ServedModel>> changed = new HashMap<>(byPool);
        changed.put(served.pool(), served.models());
        return new ModelTable(pools, changed);
    }

    /** The pool that serves a model or adapter. */
    Optional<String> poolOf(String model) {
        return Optional.ofNullable(poolByModel.get(model));
    }

    /** What a pool serves, configured here or not. */
    List<ServedModel> servedBy(String pool) {
        return byPool.getOrDefault(pool, List.of());
    }

    /** The table without what pools serve that are gone; configured ones stay. */
    ModelTable onlyOf(Set<String> living) {
        Map<String, List<ServedModel>> kept = new HashMap<>(byPool);
        kept.keySet().removeIf(pool -> !living.contains(pool) && !pools.contains(pool));
        return kept.size() == byPool.size() ? this : new ModelTable(pools, kept);
    }

    /** Every model and adapter, in order of pools and of appearance. */
    List<ServedModel> models() {
        return new ArrayList<>(models.values());
    }
}
