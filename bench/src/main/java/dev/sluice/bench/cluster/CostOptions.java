package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is measured of a cluster, and for how long.
 *
 * @param program the gateway
 * @param parts which of what can be measured
 * @param endpoints model servers behind the gateways, 1 or more
 * @param seconds length of one measurement
 * @param schedule of the comparison with and without a cluster
 * @param requestsPerSecond the rate of that comparison and of the traffic
 */
record CostOptions(
        GatewayProgram program,
        List<Part> parts,
        int endpoints,
        int seconds,
        Schedule schedule,
        int requestsPerSecond) {
    static final String USAGE = """
            cluster:
              --sluice launcher/target/sluice.jar   the gateway
              --java java                           the JVM it runs on
              --jvm ""                              options for that JVM, separated by spaces
              --parts growth,traffic,latency        which measurements
              --endpoints 8                         model servers
              --seconds 5                           length of one measurement
              --forks 2 --rounds 5                  starts of the compared gateways, rounds of four measurements in each
              --warmup 20                           seconds of load for each of them before the rounds
              --patience 60                         seconds waited in all for a quiet machine
              --rate 200                            requests a second, 8 KB each, no two alike
              --quick                               one fork, one round, a second for everything
            """;

    CostOptions {
        parts = List.copyOf(parts);
    }

    private static final String QUICK = "--quick";
    private static final Set<String> KNOWN = Set.of(
            "sluice", "java", "jvm", "parts", "endpoints", "seconds", "forks", "rounds", "warmup", "patience", "rate");

    static CostOptions of(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean quick = rest.remove(QUICK);
        Flags flags = Flags.of(rest, KNOWN);
        return new CostOptions(
                GatewayProgram.of(flags),
                Part.list(flags.text("parts", Part.all())),
                flags.positive("endpoints", 8),
                flags.positive("seconds", quick ? 1 : 5),
                Schedule.of(flags, quick),
                flags.positive("rate", 200));
    }
}
