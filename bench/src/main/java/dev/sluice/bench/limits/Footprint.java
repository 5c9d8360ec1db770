package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.FreePorts;
import dev.sluice.bench.cluster.Gateway;
import dev.sluice.bench.cluster.Gateways;
import dev.sluice.bench.cluster.Members;
import dev.sluice.bench.cluster.ModelServers;
import dev.sluice.bench.cluster.Waiting;
import dev.sluice.bench.endtoend.Folder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Has every one of three gateways let in 100,000 subjects of one limit of an hour, and looks how much the heap of each has grown. */
final class Footprint {
    private static final int GATEWAYS = 3;
    private static final int SUBJECTS = 100_000;
    private static final int BEFORE = 10_000;
    private static final int SERVERS = 4;
    private static final double MEGABYTE = 1e6;

    private Footprint() {}

    /** Measures it, and returns a line for each mode as Markdown. */
    static String lines(TrialOptions options, Folder folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String mode : options.modes()) {
            String line = "- " + mode + ": heap of each gateway, grown by " + grown(mode, options, folder);
            progress.accept(line);
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static String grown(String mode, TrialOptions options, Folder folder)
            throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(GATEWAYS);
        Members members = Members.of(ports, ports);
        List<Gateway> running = new ArrayList<>();
        try (ModelServers servers = new ModelServers(SERVERS);
                Subjects subjects = new Subjects()) {
            Gateways gateways = new Gateways(
                    options.program(), folder, servers.ports(), 1, List.of(Limited.tokens(mode, 1_000_000, "hour")));
            for (int number = 0; number < GATEWAYS; number++) {
                running.add(gateways.member(members, number, number + 1));
            }
            for (Gateway gateway : running) {
                Waiting.until("all see all", () -> gateway.seen() == GATEWAYS);
            }
            subjects.askEach(running, BEFORE, number -> "first");
            List<Long> before = heaps(running);
            subjects.askEach(running, SUBJECTS, number -> "tenant-with-a-name-" + number);
            List<Long> after = heaps(running);
            return words(before, after) + ", " + subjects.answers();
        } finally {
            running.forEach(Gateway::close);
        }
    }

    private static List<Long> heaps(List<Gateway> gateways) throws IOException, InterruptedException {
        List<Long> heaps = new ArrayList<>();
        for (Gateway gateway : gateways) {
            heaps.add(gateway.process().heapBytes());
        }
        return heaps;
    }

    private static String words(List<Long> before, List<Long> after) {
        List<String> grown = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            grown.add(String.format(Locale.ROOT, "%.0f", (after.get(i) - before.get(i)) / MEGABYTE));
        }
        return String.join(", ", grown) + " MB with " + SUBJECTS + " subjects";
    }
}
