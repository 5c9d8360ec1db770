package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.GatewayProgram;
import dev.sluice.bench.endtoend.Flags;
import java.util.List;
import java.util.Set;

/**
 * How limits are put to the test.
 *
 * @param program the gateway
 * @param modes of counting, tried one after another
 * @param clients that ask without a pause, through all gateways alike
 * @param limit in tokens, per minute
 * @param minutes each run lasts; the first is not counted for the use of the limit
 */
record KeepingOptions(GatewayProgram program, List<String> modes, int clients, int limit, int minutes) {
    static final String USAGE = """
            limits:
              --sluice launcher/target/sluice.jar   the gateway
              --java java                           the JVM it runs on
              --jvm ""                              options for that JVM, separated by spaces
              --modes leased,strict                 how the gateways count
              --clients 100                         that ask as fast as they may
              --limit 100000                        tokens per minute
              --minutes 4                           length of a run, of which there are two for each mode
            """;

    private static final Set<String> KNOWN = Set.of("sluice", "java", "jvm", "modes", "clients", "limit", "minutes");

    KeepingOptions {
        modes = List.copyOf(modes);
    }

    static KeepingOptions of(List<String> arguments) {
        Flags flags = Flags.of(arguments, KNOWN);
        return new KeepingOptions(
                GatewayProgram.of(flags),
                List.of(flags.text("modes", "leased,strict").split(",", -1)),
                flags.positive("clients", 100),
                flags.positive("limit", 100_000),
                flags.positive("minutes", 4));
    }
}
