package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Flags;

/**
 * How often two gateways are compared.
 *
 * @param forks starts of the gateways
 * @param rounds in each fork, of four measurements: without, with, with, without
 * @param warmUpSeconds load before the rounds
 * @param patienceSeconds waited in all for a quiet machine
 */
public record Schedule(int forks, int rounds, int warmUpSeconds, int patienceSeconds) {
    /** That of the options {@code --forks}, {@code --rounds}, {@code --warmup} and {@code --patience}. */
    public static Schedule of(Flags flags, boolean quick) {
        return new Schedule(
                flags.positive("forks", quick ? 1 : 2),
                flags.positive("rounds", quick ? 1 : 5),
                flags.positive("warmup", quick ? 1 : 20),
                flags.positive("patience", quick ? 1 : 60));
    }
}
