package dev.sluice.counting;

import java.util.List;

/** What a gateway wants of a counter. */
public sealed interface Change permits Change.Take, Change.Settle, Change.Renewal, Change.AtLeast {
    /** Carries it out, for a gateway, at {@code now} in milliseconds since 1970. */
    Grant applyTo(Counter counter, WindowSpec window, long member, long now);

    /**
     * Uses an amount at once.
     *
     * @param wanted the most
     * @param least what is granted at least, or nothing is; 0 to {@code wanted}
     */
    record Take(long wanted, long least) implements Change {
        public Take {
            requireAmount("wanted", wanted);
            requireLeast(least, wanted);
        }

        @Override
        public Grant applyTo(Counter counter, WindowSpec window, long member, long now) {
            return counter.take(window, member, this, now);
        }
    }

    /**
     * Corrects what was used before. More may push the usage over the limit, and delays what comes later; it counts now where its
     * part no longer counts. Less is given back to the parts that are named, as far as they still count.
     *
     * @param part the first part that may hold what is corrected: of the grant
     * @param spread how many parts later it may have been counted: 0 for a take
     * @param delta what was really used less what was counted
     */
    record Settle(long part, int spread, long delta) implements Change {
        public Settle {
            requireAmount("delta", Math.abs(delta));
        }

        @Override
        public Grant applyTo(Counter counter, WindowSpec window, long member, long now) {
            return counter.settle(window, member, this, now);
        }
    }

    /**
     * Reports what was spent of a lease and asks for more. All amounts are absolute, so that one of these may be lost or come twice.
     *
     * @param number 1 more than that of the renewal before
     * @param spent all that this gateway has ever spent of its leases on this counter
     * @param reported the part of {@code spent} that an answered renewal has told
     * @param held what it still has; the rest is given back
     * @param wish what it would like to have
     */
    record Renewal(long number, long spent, long reported, long held, Wish wish) implements Change {
        public Renewal {
            requireAmount("held", held);
        }

        @Override
        public Grant applyTo(Counter counter, WindowSpec window, long member, long now) {
            return counter.renew(window, member, this, now);
        }
    }

    /**
     * Sees to it that no less counts than somebody else knows of. What is lacking is added, so it may come twice, and from several
     * gateways.
     *
     * @param floors the latest first, each with what the ones before it have
     */
    record AtLeast(List<Floor> floors) implements Change {
        public AtLeast {
            floors = List.copyOf(floors);
        }

        @Override
        public Grant applyTo(Counter counter, WindowSpec window, long member, long now) {
            return counter.atLeast(window, this, now);
        }
    }

    /**
     * So much was used at least from the beginning of a part until now.
     *
     * @param since the number of that part
     * @param at the part in which counts what is lacking, {@code since} or later
     */
    record Floor(long since, long at, long amount) {
        public Floor {
            requireAmount("amount", amount);
            if (at < since) {
                throw new IllegalArgumentException("at: wanted " + since + " or more, found " + at);
            }
        }
    }

    /**
     * What a gateway would like to have beside what it holds: as much as is wanted, but no more than a share of what is left, unless that is
     * less than the least.
     *
     * @param wanted the most
     * @param least what is granted at least, or nothing is; 0 to {@code wanted}
     * @param divisor the share of what is left is one part in so many
     */
    record Wish(long wanted, long least, int divisor) {
        /** Nothing. */
        public static final Wish NOTHING = new Wish(0, 0, 1);

        public Wish {
            requireAmount("wanted", wanted);
            requireLeast(least, wanted);
            if (divisor < 1) {
                throw new IllegalArgumentException("divisor: wanted 1 or more, found " + divisor);
            }
        }
    }

    private static void requireAmount(String name, long amount) {
        if (amount < 0 || amount > WindowSpec.MAX_AMOUNT) {
            throw new IllegalArgumentException(name + ": wanted 0 to " + WindowSpec.MAX_AMOUNT + ", found " + amount);
        }
    }

    private static void requireLeast(long least, long wanted) {
        if (least < 0 || least > wanted) {
            throw new IllegalArgumentException("least: wanted 0 to " + wanted + ", found " + least);
        }
    }
}
