package dev.sluice.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What an experiment is asked to do.
 *
 * @param workloads what is tried, each made anew for every run
 * @param seeds one run each of every workload under every policy
 */
record QualityOptions(List<Supplier<Workload>> workloads, List<Long> seeds) {
    static final String USAGE = """
            quality:
              --workloads a,b,c,d,e,h which of them
              --seeds 1,2,3,4,5       a run of each workload under each policy for every seed
              --quick                 a tenth of the time, and seeds 1,2 unless given
            """;

    private static final Map<String, DoubleFunction<Workload>> KNOWN = new TreeMap<>(Map.of(
            "a", scale -> SharedPrefixes.even(60 * scale),
            "b", scale -> new Agents(180 * scale),
            "c", scale -> new ManyAdapters(180 * scale),
            "d", scale -> Unshared.shortAndLong(180 * scale),
            "e", scale -> Unshared.oneSlow(180 * scale),
            "h", scale -> SharedPrefixes.oneHotGroup(60 * scale)));

    QualityOptions {
        workloads = List.copyOf(workloads);
        seeds = List.copyOf(seeds);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException in words for the person who wrote it
     */
    static QualityOptions of(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean quick = rest.remove("--quick");
        String workloads = take(rest, "--workloads", String.join(",", KNOWN.keySet()));
        String seeds = take(rest, "--seeds", quick ? "1,2" : "1,2,3,4,5");
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("unknown option " + rest.get(0) + "\n\n" + USAGE);
        }
        double scale = quick ? 0.1 : 1;
        return new QualityOptions(
                split(workloads).map(name -> workload(name, scale)).toList(),
                split(seeds).map(QualityOptions::seed).toList());
    }

    private static Stream<String> split(String list) {
        return List.of(list.split(",", -1)).stream().map(String::strip);
    }

    private static String take(List<String> rest, String name, String otherwise) {
        int at = rest.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        rest.remove(at);
        if (at == rest.size()) {
            throw new IllegalArgumentException("option " + name + " needs a value");
        }
        return rest.remove(at);
    }

    private static Supplier<Workload> workload(String name, double scale) {
        DoubleFunction<Workload> known = KNOWN.get(name);
        if (known == null) {
            throw new IllegalArgumentException(
                    "unknown workload " + name + "; known are " + String.join(", ", KNOWN.keySet()));
        }
        return () -> known.apply(scale);
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option --seeds needs whole numbers, found " + text, e);
        }
    }
}
