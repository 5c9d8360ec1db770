package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Folder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Measures what several gateways of one cluster cost beside one, with gateways that are real processes. */
public final class ClusterCost {
    /** What may be asked for. */
    public static final String USAGE = CostOptions.USAGE;

    private static final int GATEWAYS = 3;
    private static final int SETTLING_SECONDS = 2;

    private final CostOptions options;
    private final ModelServers servers;
    private final Gateways gateways;
    private final Consumer<String> progress;

    private ClusterCost(CostOptions options, Folder folder, ModelServers servers, Consumer<String> progress) {
        this.options = options;
        this.servers = servers;
        this.gateways = new Gateways(options.program(), folder, servers);
        this.progress = progress;
    }

    /**
     * Measures everything and returns the report as Markdown.
     *
     * @param progress is told what is measured
     * @throws dev.sluice.bench.endtoend.UnmetNeedException when it cannot be done as asked for
     */
    public static String report(List<String> arguments, Consumer<String> progress)
            throws IOException, InterruptedException {
        CostOptions options = CostOptions.of(arguments);
        List<String> circumstances = Surroundings.lines(options);
        try (Folder folder = new Folder();
                ModelServers servers = new ModelServers(options.endpoints())) {
            ClusterCost cost = new ClusterCost(options, folder, servers, progress);
            return new CostReport(circumstances, cost.rows()).markdown();
        }
    }

    private List<Row> rows() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        if (options.parts().contains(Part.GROWTH)) {
            rows.addAll(grow());
        }
        if (options.parts().contains(Part.TRAFFIC)) {
            Traffic traffic = Traffic.measure(options, gateways);
            progress.accept(traffic.words());
            rows.addAll(traffic.rows());
        }
        if (options.parts().contains(Part.LATENCY)) {
            rows.addAll(comparing().measure().rows("below 20 µs"));
        }
        return rows;
    }

    /** One alone, and a member whose only fellow is idle. */
    private Comparing comparing() {
        Load load = new Load(new Prompts(), options.requestsPerSecond(), options.seconds());
        return new Comparing(options.schedule(), load, this::begin, progress);
    }

    private Contest begin() throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(2);
        Members members = Members.of(ports, ports);
        Gateway alone = gateways.alone();
        Gateway idle = gateways.member(members, 0, 1);
        Gateway member = gateways.member(members, 1, 2);
        return new Contest(alone, member, List.of(alone, idle, member));
    }

    /** One gateway more after another, until one of them is killed. */
    private List<Row> grow() throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(GATEWAYS);
        Members members = Members.of(ports, ports);
        List<Gateway> running = new ArrayList<>();
        List<Scrapes> scrapes = new ArrayList<>();
        try {
            while (running.size() < GATEWAYS) {
                running.add(gateways.member(members, running.size(), running.size() + 1));
                settle(running);
                Scrapes counted = Scrapes.count(running.size(), servers, options.seconds());
                scrapes.add(counted);
                progress.accept(counted.toString());
            }
            Loss loss = Loss.measure(running.get(GATEWAYS - 1), running.subList(0, GATEWAYS - 1));
            progress.accept(loss.words());
            List<Row> rows = new ArrayList<>(Scrapes.rows(scrapes));
            rows.add(loss.row());
            return rows;
        } finally {
            running.forEach(Gateway::close);
        }
    }

    /** All see all, and those whose endpoints are asked by others now have stopped to ask. */
    private static void settle(List<Gateway> running) throws IOException, InterruptedException {
        for (Gateway gateway : running) {
            Waiting.until("all see all", () -> gateway.seen() == running.size());
        }
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
    }
}
