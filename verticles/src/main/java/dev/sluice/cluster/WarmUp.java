package dev.sluice.cluster;

import dev.sluice.cluster.wire.SnapshotSent;
import dev.sluice.message.SnapshotCursor;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Fetches what others know of the pools, one pool and one part at a time. */
final class WarmUp {
    private record Fetch(String pool, String donor, SnapshotCursor cursor, long sinceNanos) {}

    private final Asking asking;
    private final long timeoutNanos;
    private final LongSupplier nanos;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> silent = new HashSet<>();
    private Optional<Fetch> underWay = Optional.empty();
    private long waitsSinceNanos;

    /**
     * Wants nothing yet.
     *
     * @param timeout how long a donor, and the coming of the first one, is waited for
     * @param nanos a clock that only goes forward
     */
    WarmUp(Asking asking, Duration timeout, LongSupplier nanos) {
        this.asking = asking;
        this.timeoutNanos = timeout.toNanos();
        this.nanos = nanos;
        this.waitsSinceNanos = nanos.getAsLong();
    }

    /** Asks another gateway for a part. */
    @FunctionalInterface
    interface Asking {
        void ask(String donor, String pool, SnapshotCursor cursor);
    }

    /** Wants what is known of these pools. */
    void want(Set<String> pools) {
        if (wanted.isEmpty()) {
            silent.clear();
            waitsSinceNanos = nanos.getAsLong();
        }
        wanted.addAll(pools);
    }

    /** Wants nothing any more of pools that are not among these. */
    void keep(Set<String> pools) {
        wanted.retainAll(pools);
        underWay = underWay.filter(fetch -> pools.contains(fetch.pool()));
    }

    boolean isDone() {
        return wanted.isEmpty();
    }

    /**
     * A part came. Returns whether it was the one waited for.
     *
     * @param sent of which only the place matters here
     */
    boolean came(SnapshotSent sent) {
        Optional<Fetch> answered = underWay.filter(
                fetch -> fetch.pool().equals(sent.pool()) && fetch.cursor().equals(sent.asked()));
        answered.ifPresent(fetch -> {
            underWay = Optional.empty();
            sent.part()
                    .next()
                    .ifPresentOrElse(next -> ask(fetch.pool(), fetch.donor(), next), () -> wanted.remove(fetch.pool()));
        });
        return answered.isPresent();
    }

    /**
     * Asks the next one where nothing is under way, or where nothing comes. Where nobody is left to ask, what is wanted is
     * given up.
     *
     * @param donors those there are, the best first
     */
    void goOn(List<String> donors) {
        underWay.filter(fetch -> isLate(fetch.sinceNanos()) || !donors.contains(fetch.donor()))
                .ifPresent(fetch -> {
                    silent.add(fetch.donor());
                    underWay = Optional.empty();
                });
        if (wanted.isEmpty() || underWay.isPresent()) {
            return;
        }
        Optional<String> donor =
                donors.stream().filter(one -> !silent.contains(one)).findFirst();
        if (donor.isPresent()) {
            ask(wanted.iterator().next(), donor.get(), SnapshotCursor.START);
        } else if (!donors.isEmpty() || isLate(waitsSinceNanos)) {
            wanted.clear();
        }
    }

    private void ask(String pool, String donor, SnapshotCursor cursor) {
        underWay = Optional.of(new Fetch(pool, donor, cursor, nanos.getAsLong()));
        asking.ask(donor, pool, cursor);
    }

    private boolean isLate(long sinceNanos) {
        return nanos.getAsLong() - sinceNanos > timeoutNanos;
    }
}
