package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.Comparing;
import dev.sluice.bench.cluster.Contest;
import dev.sluice.bench.cluster.FreePorts;
import dev.sluice.bench.cluster.Gateway;
import dev.sluice.bench.cluster.Gateways;
import dev.sluice.bench.cluster.Load;
import dev.sluice.bench.cluster.Members;
import dev.sluice.bench.cluster.ModelServers;
import dev.sluice.bench.cluster.Prompts;
import dev.sluice.bench.cluster.Row;
import dev.sluice.bench.endtoend.Folder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures what a limit that always has room adds to a request: two gateways of one cluster, one that keeps it and one that does not. */
final class AdmissionCost {
    private static final long ROOMY = 1L << 40;
    private static final int SERVERS = 8;

    private final TrialOptions options;
    private final Gateways without;
    private final Folder folder;
    private final ModelServers servers;
    private final Consumer<String> progress;

    private AdmissionCost(TrialOptions options, Folder folder, ModelServers servers, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.servers = servers;
        this.progress = progress;
        this.without = new Gateways(options.program(), folder, servers.ports(), options.eventLoops(), List.of());
    }

    /** Compares all modes, and returns a table as Markdown. */
    static String table(TrialOptions options, Folder folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (ModelServers servers = new ModelServers(SERVERS)) {
            AdmissionCost cost = new AdmissionCost(options, folder, servers, progress);
            List<Row> rows = new ArrayList<>();
            for (String mode : options.modes()) {
                rows.add(new Row("**" + mode + "**", "", ""));
                rows.addAll(cost.comparing(mode).measure().rows(mode.equals("leased") ? "below 15 µs" : ""));
            }
            return Row.table(rows);
        }
    }

    private Comparing comparing(String mode) {
        Load load = new Load(new Prompts(), options.requestsPerSecond(), options.seconds());
        return new Comparing(options.schedule(), load, () -> begin(mode), progress);
    }

    private Contest begin(String mode) throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(2);
        Members members = Members.of(ports, ports);
        Gateways with = new Gateways(
                options.program(),
                folder,
                servers.ports(),
                options.eventLoops(),
                List.of(Limited.tokens(mode, ROOMY, "minute")));
        Gateway free = without.member(members, 0, 1);
        Gateway limited = with.member(members, 1, 2);
        return new Contest(free, limited, List.of(free, limited));
    }
}
