package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.function.Predicate;

/** What filters do when they would keep nothing. */
final class Fallback {
    private Fallback() {}

    /** The test, or one that all pass where no candidate passes it. */
    static Predicate<Endpoint> toAll(Predicate<Endpoint> test, List<Endpoint> candidates) {
        for (int index = 0; index < candidates.size(); index++) {
            if (test.test(candidates.get(index))) {
                return test;
            }
        }
        return endpoint -> true;
    }
}
