package dev.sluice.bench.quality;

import dev.sluice.message.PluginCatalog;
import dev.sluice.spi.PluginFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every workload under every policy with every seed. */
public final class Experiment {
    private static final List<PluginFactory<?>> OWN =
            List.of(new RoundRobinPickerFactory(), new PowerOfTwoPickerFactory());

    private final QualityOptions options;
    private final PluginCatalog catalog = catalog();

    private Experiment(QualityOptions options) {
        this.options = options;
    }

    /** How the command line is written. */
    public static String usage() {
        return QualityOptions.USAGE;
    }

    /**
     * The report that a command line asks for, as Markdown.
     *
     * @throws IllegalArgumentException in words for the person who wrote it
     */
    public static String report(List<String> arguments) {
        return new Experiment(QualityOptions.of(arguments)).report();
    }

    private String report() {
        String seeds = options.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String head = "- Mean and 95 % confidence interval over the seeds " + seeds + ", in simulated time.\n"
                + "- " + ServerSpec.REFERENCE_LINE + "\n"
                + "- Metrics are read every " + Run.POLL.toMillis() + " ms and known " + Run.POLL_DELAY.toMillis()
                + " ms later. A request is refused when none of the three endpoints picked has room.\n"
                + "- Time to first token is of the requests that were not refused.\n";
        return options.workloads().stream()
                .map(workload -> table(workload).markdown())
                .collect(Collectors.joining("", head, ""));
    }

    private Table table(Supplier<Workload> workload) {
        List<Table.Row> rows = Policy.all().parallelStream()
                .filter(policy -> policy.picker().plugins().stream()
                        .allMatch(plugin -> catalog.factories().containsKey(plugin.type())))
                .map(policy -> new Table.Row(policy, outcomes(workload, policy)))
                .toList();
        return new Table(workload.get(), rows);
    }

    private List<Outcome> outcomes(Supplier<Workload> workload, Policy policy) {
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed : options.seeds()) {
            outcomes.add(Run.outcome(workload.get(), policy, catalog, seed));
        }
        return outcomes;
    }

    private static PluginCatalog catalog() {
        Map<String, PluginFactory<?>> factories = new HashMap<>();
        for (PluginFactory<?> factory : ServiceLoader.load(PluginFactory.class)) {
            factories.put(factory.type(), factory);
        }
        OWN.forEach(factory -> factories.put(factory.type(), factory));
        return new PluginCatalog(factories);
    }
}
