package dev.sluice.bench.cluster;

import java.util.List;

/**
 * Gateways that run to be compared, each as it is needed.
 *
 * @param first without what is measured
 * @param second with it
 * @param all of them, and those that run beside
 */
public record Contest(Gateway first, Gateway second, List<Gateway> all) implements AutoCloseable {
    public Contest {
        all = List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(Gateway::close);
    }
}
