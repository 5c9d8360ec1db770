package dev.sluice.cluster.counters;

import dev.sluice.counting.Change;

/** Changes as rows of numbers. The order of the kinds and of the numbers is what gateways have agreed on: both only ever grow. */
enum ChangeKind {
    TAKE {
        @Override
        Change change(long[] numbers) {
            return new Change.Take(numbers[0], numbers[1]);
        }

        @Override
        long[] numbers(Change change) {
            var take = (Change.Take) change;
            return new long[] {take.wanted(), take.least()};
        }
    },
    SETTLE {
        @Override
        Change change(long[] numbers) {
            return new Change.Settle(numbers[0], (int) numbers[1], numbers[2]);
        }

        @Override
        long[] numbers(Change change) {
            var settle = (Change.Settle) change;
            return new long[] {settle.part(), settle.spread(), settle.delta()};
        }
    },
    RENEWAL {
        @Override
        Change change(long[] numbers) {
            var wish = new Change.Wish(numbers[4], numbers[5], (int) numbers[6]);
            return new Change.Renewal(numbers[0], numbers[1], numbers[2], numbers[3], wish);
        }

        @Override
        long[] numbers(Change change) {
            var renewal = (Change.Renewal) change;
            Change.Wish wish = renewal.wish();
            return new long[] {
                renewal.number(),
                renewal.spent(),
                renewal.reported(),
                renewal.held(),
                wish.wanted(),
                wish.least(),
                wish.divisor()
            };
        }
    };

    private static final ChangeKind[] ALL = values();

    static ChangeKind of(byte ordinal) {
        if (ordinal < 0 || ordinal >= ALL.length) {
            throw new IllegalArgumentException("kind: wanted 0 to " + (ALL.length - 1) + ", found " + ordinal);
        }
        return ALL[ordinal];
    }

    static ChangeKind of(Change change) {
        if (change instanceof Change.Take) {
            return TAKE;
        }
        return change instanceof Change.Settle ? SETTLE : RENEWAL;
    }

    abstract Change change(long[] numbers);

    abstract long[] numbers(Change change);
}
