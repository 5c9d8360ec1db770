package dev.sluice.resources;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pickers of documents and files that are not taken: their pools keep those they have, or begin with the usual one. */
final class RefusedPickers {
    private static final PickerSpec USUAL = new PickerSpec(List.of(), List.of());

    private final Map<String, ResourceProblem> byPool;

    /** Begins with those that cannot be read, by the names of their pools. */
    RefusedPickers(Map<String, ResourceProblem> unreadable) {
        this.byPool = new TreeMap<>(unreadable);
    }

    /** Takes note of a failure; whether it is about the picker of one of the pools that was not refused before. */
    boolean add(Throwable failure, List<PoolSpec> pools) {
        return failure instanceof ConfigurationException wrong
                && pools.stream()
                        .map(PoolSpec::name)
                        .filter(name -> wrong.path().startsWith("pools[" + name + "].picker"))
                        .anyMatch(name -> byPool.putIfAbsent(name, problem(wrong)) == null);
    }

    /** The pools, where those of refused pickers have the ones of before. */
    List<PoolSpec> replaced(List<PoolSpec> pools, List<PoolSpec> before) {
        List<PoolSpec> replaced = new ArrayList<>();
        for (PoolSpec pool : pools) {
            replaced.add(byPool.containsKey(pool.name()) ? pool.with(picker(pool.name(), before)) : pool);
        }
        return replaced;
    }

    List<ResourceProblem> problems() {
        return List.copyOf(byPool.values());
    }

    private static PickerSpec picker(String pool, List<PoolSpec> before) {
        return before.stream()
                .filter(known -> known.name().equals(pool))
                .map(PoolSpec::picker)
                .findFirst()
                .orElse(USUAL);
    }

    private static ResourceProblem problem(ConfigurationException wrong) {
        return new ResourceProblem("pickers", 0, wrong.path(), wrong.sentence());
    }
}
