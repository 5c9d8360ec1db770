package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.GatewayProgram;
import dev.sluice.bench.cluster.Schedule;
import dev.sluice.bench.endtoend.Flags;
import java.util.List;
import java.util.Set;

/**
 * How limits are put to the test.
 *
 * @param program the gateway
 * @param parts which measurements
 * @param modes of counting, tried one after another
 * @param clients that ask without a pause, through all gateways alike
 * @param limit in tokens, per minute
 * @param minutes each run lasts; the first is not counted for the use of the limit
 * @param eventLoops of each gateway whose cost is measured
 * @param schedule of the comparison of gateways with a limit and without
 * @param requestsPerSecond the rate of that comparison
 * @param seconds length of one measurement of it
 */
record TrialOptions(
        GatewayProgram program,
        List<TrialPart> parts,
        List<String> modes,
        int clients,
        int limit,
        int minutes,
        int eventLoops,
        Schedule schedule,
        int requestsPerSecond,
        int seconds) {
    static final String USAGE = """
            limits:
              --sluice launcher/target/sluice.jar   the gateway
              --java java                           the JVM it runs on
              --jvm ""                              options for that JVM, separated by spaces
              --parts keeping,cost,footprint        which measurements
              --modes leased,strict                 how the gateways count
              --clients 100                         that ask as fast as they may
              --limit 100000                        tokens per minute
              --minutes 4                           length of a run, of which there are two for each mode
              --loops 1                             event loops of each gateway whose cost is measured
              --forks 2 --rounds 5                  starts of the compared gateways, rounds of four measurements in each
              --seconds 5 --warmup 20               length of one measurement, seconds of load before the rounds
              --patience 60                         seconds waited in all for a quiet machine
              --rate 200                            requests a second, 8 KB each, no two alike
            """;

    private static final Set<String> KNOWN = Set.of(
            "sluice",
            "java",
            "jvm",
            "parts",
            "modes",
            "clients",
            "limit",
            "minutes",
            "loops",
            "forks",
            "rounds",
            "seconds",
            "warmup",
            "patience",
            "rate");

    TrialOptions {
        parts = List.copyOf(parts);
        modes = List.copyOf(modes);
    }

    static TrialOptions of(List<String> arguments) {
        Flags flags = Flags.of(arguments, KNOWN);
        return new TrialOptions(
                GatewayProgram.of(flags),
                TrialPart.list(flags.text("parts", "keeping,cost,footprint")),
                List.of(flags.text("modes", "leased,strict").split(",", -1)),
                flags.positive("clients", 100),
                flags.positive("limit", 100_000),
                flags.positive("minutes", 4),
                flags.positive("loops", 1),
                Schedule.of(flags, false),
                flags.positive("rate", 200),
                flags.positive("seconds", 5));
    }
}
