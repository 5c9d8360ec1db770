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

/**
 * Which pool serves which model: what the pools' endpoints list, and what is configured. Where several pools serve the
 * same model, the pool that is configured first has it. Immutable.
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

    /** A model or adapter by its name. */
    Optional<ServedModel> find(String model) {
        return Optional.ofNullable(models.get(model));
    }

    /** Every model and adapter, in order of pools and of appearance. */
    List<ServedModel> models() {
        return new ArrayList<>(models.values());
    }
}
