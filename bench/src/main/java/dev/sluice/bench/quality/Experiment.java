package dev.sluice.bench.quality;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.scoring.Schedulers;
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
        List<Policy> policies =
                Policy.all(options.engine()).stream().filter(this::canBeTried).toList();
        String tables = options.workloads().stream()
                .map(workload -> options.settings().isEmpty() ? table(workload, policies) : ofSettings(workload))
                .map(Table::markdown)
                .collect(Collectors.joining());
        return head(policies) + tables;
    }

    private String head(List<Policy> policies) {
        String leftOut = Policy.all(options.engine()).stream()
                .filter(policy -> !policies.contains(policy))
                .map(policy -> "- Left out, as there are no plugins for it: " + policy.name() + ".\n")
                .collect(Collectors.joining());
        return "- Mean and 95 % confidence interval over the seeds "
                + options.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ", in simulated time.\n"
                + "- " + options.engine().line() + "\n"
                + "- Metrics are read every " + Run.POLL.toMillis() + " ms and known " + Run.POLL_DELAY.toMillis()
                + " ms later. A request is refused when none of the three endpoints picked has room.\n"
                + (options.settings().isEmpty()
                        ? ""
                        : "- Gateways take the requests in turn, and tell each other every " + Fleet.SHARE.toMillis()
                                + " ms what is known " + Fleet.SHARE_DELAY.toMillis() + " ms later.\n")
                + "- Time to first token is of the requests that were not refused.\n"
                + leftOut;
    }

    private boolean canBeTried(Policy policy) {
        try {
            Schedulers.check(new PoolSpec("llama", List.of(), List.of(), policy.picker()), catalog);
            return true;
        } catch (ConfigurationException unknownPlugin) {
            return false;
        }
    }

    private Table table(Supplier<Workload> workload, List<Policy> policies) {
        List<Table.Row> rows = policies.parallelStream()
                .map(policy -> new Table.Row(policy.name(), outcomes(workload, policy, Setting.ALONE)))
                .toList();
        return new Table(workload.get(), "policy", rows);
    }

    /** What a pool does where nothing is configured, behind several gateways. */
    private Table ofSettings(Supplier<Workload> workload) {
        List<Table.Row> rows = options.settings().parallelStream()
                .map(setting -> new Table.Row(setting.title(), outcomes(workload, Policy.DEFAULT, setting)))
                .toList();
        return new Table(workload.get(), "work in tokens", rows);
    }

    private List<Outcome> outcomes(Supplier<Workload> workload, Policy policy, Setting setting) {
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed : options.seeds()) {
            outcomes.add(Run.outcome(workload.get(), policy, setting, catalog, seed));
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
