package dev.sluice.bench.endtoend;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a comparison is asked to do.
 *
 * @param schedule how often and how long
 * @param load what is sent
 * @param gateway the process under test; empty compares only direct and nginx
 */
record ComparisonOptions(Schedule schedule, Load load, Optional<Gateway> gateway) {
    static final String USAGE = """
            compare:
              --sluice launcher/target/sluice.jar   the gateway, or "none"
              --java java                           the JVM it runs on
              --jvm ""                              options for that JVM, separated by spaces
              --forks 1 --rounds 5 --seconds 3      JVM starts, rounds in each, length of one measurement
              --warmup 45                           at most so many seconds of load before the rounds
              --patience 120                        seconds waited in all for a quiet machine
              --body 1024                           sizes of the request body in bytes, separated by commas
              --connections 32                      closed loop
              --rate 1000                           open loop, requests a second
              --streams 100                         streams at once, 50 chunks a second each
              --seed 1                              order of the targets in a round
            """;
    private static final Set<String> KNOWN = Set.of(
            "sluice",
            "java",
            "jvm",
            "forks",
            "rounds",
            "seconds",
            "warmup",
            "patience",
            "body",
            "connections",
            "rate",
            "streams",
            "seed");

    /**
     * How often and how long.
     *
     * @param forks JVMs started one after another
     * @param rounds in each fork
     * @param seconds length of one measurement
     * @param warmUpSeconds load before the rounds, at most
     * @param patienceSeconds waited in all for a quiet machine
     * @param seed of the order of targets
     */
    record Schedule(int forks, int rounds, int seconds, int warmUpSeconds, int patienceSeconds, long seed) {}

    /**
     * What is sent.
     *
     * @param bodyBytes sizes of request bodies
     * @param connections of the closed loop
     * @param requestsPerSecond of the open loop
     * @param streams at once
     */
    record Load(List<Integer> bodyBytes, int connections, int requestsPerSecond, int streams) {
        Load {
            bodyBytes = List.copyOf(bodyBytes);
        }
    }

    /**
     * The gateway's process.
     *
     * @param jar {@code sluice.jar}
     * @param java the JVM's program
     * @param jvmOptions given to it
     */
    record Gateway(Path jar, String java, List<String> jvmOptions) {
        Gateway {
            jvmOptions = List.copyOf(jvmOptions);
        }
    }

    static ComparisonOptions of(List<String> arguments) {
        Flags flags = Flags.of(arguments, KNOWN);
        return new ComparisonOptions(
                new Schedule(
                        flags.positive("forks", 1),
                        flags.positive("rounds", 5),
                        flags.positive("seconds", 3),
                        flags.positive("warmup", 45),
                        flags.positive("patience", 120),
                        flags.whole("seed", 1)),
                new Load(
                        flags.positives("body", "1024"),
                        flags.positive("connections", 32),
                        flags.positive("rate", 1000),
                        flags.positive("streams", 100)),
                gateway(flags));
    }

    private static Optional<Gateway> gateway(Flags flags) {
        String jar = flags.text("sluice", "launcher/target/sluice.jar");
        if (jar.equals("none")) {
            return Optional.empty();
        }
        List<String> jvmOptions = List.of(flags.text("jvm", "").split(" ", -1)).stream()
                .filter(option -> !option.isBlank())
                .toList();
        return Optional.of(new Gateway(Path.of(jar).toAbsolutePath(), flags.text("java", "java"), jvmOptions));
    }
}
