package dev.sluice.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What an experiment is asked to do.
 *
 * @param engine of the model servers
 * @param workloads what is tried, each made anew for every run
 * @param settings how many gateways serve; empty compares policies behind one
 * @param seeds one run each of every workload under every policy
 */
record QualityOptions(
        EngineProfile engine, List<Supplier<Workload>> workloads, List<Setting> settings, List<Long> seeds) {
    static final String USAGE = """
            quality:
              --engine 8b-h100        what the model servers are like: 8b-h100, 70b-tp8 or slow-decode
              --workloads a,b,c,d,e,h,o which of them
              --gateways 1,2,3        behind so many gateways, with the usual policy, instead of comparing policies
              --seeds 1,2,3,4,5       a run of each workload under each policy for every seed
              --quick                 a tenth of the time, and seeds 1,2 unless given
            """;

    /** How a workload is made for an engine, at a share of its length. */
    @FunctionalInterface
    private interface Known {
        Workload of(EngineProfile engine, double scale);
    }

    private static final Map<String, Known> KNOWN = new TreeMap<>(Map.of(
            "a", (engine, scale) -> SharedPrefixes.even(engine, 60 * scale),
            "b", (engine, scale) -> new Agents(engine, 180 * scale),
            "c", (engine, scale) -> new ManyAdapters(engine, 180 * scale),
            "d", (engine, scale) -> Unshared.shortAndLong(engine, 180 * scale),
            "e", (engine, scale) -> Unshared.oneSlow(engine, 180 * scale),
            "h", (engine, scale) -> SharedPrefixes.oneHotGroup(engine, 60 * scale),
            "o", (engine, scale) -> SharedPrefixes.overload(engine, 60 * scale)));

    QualityOptions {
        workloads = List.copyOf(workloads);
        settings = List.copyOf(settings);
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
        EngineProfile engine = EngineProfile.of(take(rest, "--engine", "8b-h100"));
        String workloads = take(rest, "--workloads", String.join(",", KNOWN.keySet()));
        String gateways = take(rest, "--gateways", "");
        String seeds = take(rest, "--seeds", quick ? "1,2" : "1,2,3,4,5");
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("unknown option " + rest.get(0) + "\n\n" + USAGE);
        }
        double scale = quick ? 0.1 : 1;
        return new QualityOptions(
                engine,
                split(workloads).map(name -> workload(name, engine, scale)).toList(),
                gateways.isEmpty() ? List.of() : settings(split(gateways).toList()),
                split(seeds).map(QualityOptions::seed).toList());
    }

    /** As many gateways as are asked for, and the most of them once more without telling each other anything. */
    private static List<Setting> settings(List<String> counts) {
        List<Setting> settings = new ArrayList<>();
        int most = 1;
        for (String text : counts) {
            int count = count(text);
            most = Math.max(most, count);
            settings.add(new Setting(count, count > 1));
        }
        if (most > 1) {
            settings.add(new Setting(most, false));
        }
        return settings;
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= 100) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option --gateways needs numbers of 1 to 100, found " + text, e);
        }
        throw new IllegalArgumentException("option --gateways needs numbers of 1 to 100, found " + text);
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

    private static Supplier<Workload> workload(String name, EngineProfile engine, double scale) {
        Known known = KNOWN.get(name);
        if (known == null) {
            throw new IllegalArgumentException(
                    "unknown workload " + name + "; known are " + String.join(", ", KNOWN.keySet()));
        }
        return () -> known.of(engine, scale);
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option --seeds needs whole numbers, found " + text, e);
        }
    }
}
