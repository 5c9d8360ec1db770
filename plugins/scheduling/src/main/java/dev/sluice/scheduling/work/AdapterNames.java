package dev.sluice.scheduling.work;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.Sample;
import java.util.HashSet;
import java.util.Set;

/** The names that servers reported as adapters, which tells these from the names of models. */
final class AdapterNames {
    private static final int MOST = 10_000;

    private final Set<String> names = new HashSet<>();

    /** Takes note of the adapters a sample names. */
    void learn(Sample sample) {
        if (sample.adapters().isPresent()) {
            learn(sample.adapters().get());
        }
    }

    boolean hold(String model) {
        return names.contains(model);
    }

    private void learn(Adapters reported) {
        if (names.size() > MOST) {
            names.clear();
        }
        names.addAll(reported.running());
        names.addAll(reported.waiting());
    }
}
