package dev.sluice.simulator.engine;

import java.util.LinkedHashSet;
import java.util.function.Predicate;

/** The LoRA adapters that are loaded. One stays until its place is wanted and it is the one unused for longest. */
final class AdapterSlots {
    private final int places;
    /** The one whose last request began first comes first. */
    private final LinkedHashSet<String> loaded = new LinkedHashSet<>();

    AdapterSlots(int places) {
        this.places = places;
    }

    /**
     * Takes note that a sequence begins with this adapter.
     *
     * @param running whether the batch holds sequences with an adapter, whose place is not to be had
     * @return whether it had to be loaded
     */
    boolean use(String adapter, Predicate<String> running) {
        if (adapter.isEmpty()) {
            return false;
        }
        boolean known = loaded.remove(adapter);
        if (!known && loaded.size() == places) {
            loaded.stream().filter(running.negate()).findFirst().ifPresent(loaded::remove);
        }
        loaded.add(adapter);
        return !known;
    }
}
