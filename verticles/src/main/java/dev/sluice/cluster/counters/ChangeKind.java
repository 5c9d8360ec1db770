package dev.sluice.cluster.counters;

import dev.sluice.counting.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Changes as rows of numbers. Their codes and the order of the numbers are what gateways have agreed on: both only ever grow. */
enum ChangeKind {
    TAKE(1) {
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
    SETTLE(2) {
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
    RENEWAL(3) {
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
    },
    /** Three numbers for each floor. */
    AT_LEAST(4) {
        @Override
        Change change(long[] numbers) {
            List<Change.Floor> floors = new ArrayList<>(numbers.length / FLOOR);
            for (int i = 0; i < numbers.length; i += FLOOR) {
                floors.add(new Change.Floor(numbers[i], numbers[i + 1], numbers[i + 2]));
            }
            return new Change.AtLeast(floors);
        }

        @Override
        long[] numbers(Change change) {
            return ((Change.AtLeast) change)
                    .floors().stream()
                            .flatMapToLong(floor -> LongStream.of(floor.since(), floor.at(), floor.amount()))
                            .toArray();
        }
    };

    private static final int FLOOR = 3;

    private static final ChangeKind[] ALL = values();

    private final byte code;

    ChangeKind(int code) {
        this.code = (byte) code;
    }

    static ChangeKind of(byte code) {
        for (ChangeKind kind : ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind: wanted 1 to " + ALL.length + ", found " + code);
    }

    static ChangeKind of(Change change) {
        if (change instanceof Change.Take) {
            return TAKE;
        }
        if (change instanceof Change.Settle) {
            return SETTLE;
        }
        return change instanceof Change.Renewal ? RENEWAL : AT_LEAST;
    }

    byte code() {
        return code;
    }

    abstract Change change(long[] numbers);

    abstract long[] numbers(Change change);
}
