package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        String load = "load average " + loadAverage() + " before the first gateway";
        try (Folder folder = new Folder();
                ModelServers servers = new ModelServers(options.endpoints())) {
            return new ClusterCost(options, folder, servers, progress).report(CostReport.circumstances(options, load));
        }
    }

    private CostReport measure(List<String> circumstances) throws IOException, InterruptedException {
        List<Scrapes> scrapes = new ArrayList<>();
        Loss loss = grow(scrapes);
        Traffic traffic = Traffic.measure(options, gateways);
        progress.accept(traffic.words());
        Added added = new Comparing(options, gateways, progress).measure();
        return new CostReport(circumstances, scrapes, added, traffic, loss);
    }

    private String report(List<String> circumstances) throws IOException, InterruptedException {
        return measure(circumstances).markdown();
    }

    /** One gateway more after another, until one of them is killed. */
    private Loss grow(List<Scrapes> scrapes) throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(GATEWAYS);
        Members members = Members.of(ports, ports);
        List<Gateway> running = new ArrayList<>();
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
            return loss;
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

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }
}
