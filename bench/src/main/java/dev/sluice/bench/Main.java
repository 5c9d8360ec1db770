package dev.sluice.bench;

import dev.sluice.bench.cluster.ClusterCost;
import dev.sluice.bench.endtoend.Comparison;
import dev.sluice.bench.endtoend.UnmetNeedException;
import dev.sluice.bench.limits.LimitTrial;
import dev.sluice.bench.polling.PollingCost;
import dev.sluice.bench.quality.Experiment;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What the benchmark jar runs: JMH, comparisons of the gateway with its peers and of routing policies, the cost of polling and of a cluster, and whether limits hold. */
public final class Main {
    private static final String USAGE = """
            java -jar bench.jar jmh [options of JMH]
            java -jar bench.jar compare [--name value]...
            java -jar bench.jar polling [endpoints] [interval]
            java -jar bench.jar cluster [--name value]... [--quick]
            java -jar bench.jar limits [--name value]...
            java -jar bench.jar quality [--name value]... [--quick]
            """;

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "jmh" -> org.openjdk.jmh.Main.main(rest.toArray(String[]::new));
            case "compare" -> compare(rest);
            case "polling" -> polling(rest);
            case "cluster" -> cluster(rest);
            case "limits" -> limits(rest);
            case "quality" -> quality(rest);
            default -> end(USAGE + "\n" + Comparison.USAGE + ClusterCost.USAGE + LimitTrial.USAGE + Experiment.usage());
        }
    }

    private static void polling(List<String> arguments) throws InterruptedException {
        try {
            int endpoints = arguments.isEmpty() ? 100 : Integer.parseInt(arguments.get(0));
            PollingCost.run(endpoints, arguments.size() < 2 ? "50ms" : arguments.get(1));
        } catch (IllegalArgumentException e) {
            end("wanted a number of endpoints and an interval such as 50ms: " + e.getMessage());
        }
    }

    private static void compare(List<String> arguments) throws IOException, InterruptedException {
        try {
            System.out.println(Comparison.report(arguments, System.err::println));
        } catch (UnmetNeedException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static void cluster(List<String> arguments) throws IOException, InterruptedException {
        try {
            System.out.println(ClusterCost.report(arguments, System.err::println));
        } catch (UnmetNeedException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static void limits(List<String> arguments) throws IOException, InterruptedException {
        try {
            System.out.println(LimitTrial.report(arguments, System.err::println));
        } catch (UnmetNeedException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static void quality(List<String> arguments) {
        try {
            System.out.println(Experiment.report(arguments));
        } catch (IllegalArgumentException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static void end(String sentence) {
        System.err.println(sentence);
        System.exit(2);
    }
}
