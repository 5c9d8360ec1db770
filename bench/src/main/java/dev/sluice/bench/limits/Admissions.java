package dev.sluice.bench.limits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The requests that were let in: when, and how many tokens they used. Safe for use by several threads. */
final class Admissions {
    private record Admission(long nanos, long tokens) {}

    private final List<Admission> all = new ArrayList<>();

    synchronized void add(long nanos, long tokens) {
        all.add(new Admission(nanos, tokens));
    }

    /** Forgets all. */
    synchronized void clear() {
        all.clear();
    }

    synchronized int count() {
        return all.size();
    }

    /** The most tokens in any window of this length. */
    synchronized long most(long windowNanos) {
        all.sort(Comparator.comparingLong(Admission::nanos));
        long most = 0;
        long sum = 0;
        int oldest = 0;
        for (Admission newest : all) {
            sum += newest.tokens();
            while (newest.nanos() - all.get(oldest).nanos() >= windowNanos) {
                sum -= all.get(oldest).tokens();
                oldest++;
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /** The tokens from one moment to another. */
    synchronized long between(long fromNanos, long untilNanos) {
        return all.stream()
                .filter(one -> one.nanos() - fromNanos >= 0 && one.nanos() - untilNanos < 0)
                .mapToLong(Admission::tokens)
                .sum();
    }
}
