package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, as Markdown.
 *
 * @param circumstances what a reader must know to judge the figures, a line each
 * @param scrapes with one gateway, with two, and so on
 * @param added to each request
 * @param traffic between two gateways
 * @param loss of one of three gateways
 */
record CostReport(List<String> circumstances, List<Scrapes> scrapes, Added added, Traffic traffic, Loss loss) {
    CostReport {
        circumstances = List.copyOf(circumstances);
        scrapes = List.copyOf(scrapes);
    }

    /** The machine, how busy it is, and what is run on it. */
    static List<String> circumstances(CostOptions options, String load) throws IOException {
        CostOptions.Schedule schedule = options.schedule();
        return List.of(
                "machine: " + Machine.words() + "; " + load,
                String.format(
                        Locale.ROOT,
                        "gateways, model servers and generator share it; %d endpoints, one event loop a gateway%s",
                        options.endpoints(),
                        options.program().jvmOptions().isEmpty()
                                ? ""
                                : ", " + String.join(" ", options.program().jvmOptions())),
                String.format(
                        Locale.ROOT,
                        "measurements of %d s; %d × %d rounds; open loop of %d requests/s, 8 KB each, no two alike",
                        options.seconds(),
                        schedule.forks(),
                        schedule.rounds(),
                        options.requestsPerSecond()));
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        circumstances.forEach(line -> lines.add("- " + line));
        lines.add(String.format(
                Locale.ROOT,
                "- other processes used %.1f cores meanwhile (%.1f–%.1f)",
                added.foreignCores().median(),
                added.foreignCores().min(),
                added.foreignCores().max()));
        lines.addAll(List.of("", "| | wanted | measured |", "| --- | --- | --- |"));
        scrapes.forEach(
                each -> lines.add(row(scrapesOf(each.gateways()), "as with one, ±10 %", each.words(scrapes.get(0)))));
        lines.add(row("added to a request, p50", "below 20 µs", added.words(run -> run.latencies()
                .p50())));
        lines.add(row("added to a request, p99", "", added.words(run -> run.latencies()
                .p99())));
        lines.add(row("added CPU of a request", "", added.words(Run::cpuMicros)));
        lines.add(row("between two gateways, at 1,000 requests/s", "", traffic.words()));
        lines.add(row("between two idle gateways", "", kilobytes(traffic.idleBytes())));
        lines.add(row("one of three killed", "1 s, 2 s", loss.words()));
        return String.join("\n", lines);
    }

    private static String scrapesOf(int gateways) {
        return "asks of an endpoint a second, " + gateways + (gateways == 1 ? " gateway" : " gateways");
    }

    private static String kilobytes(double bytesPerSecond) {
        return String.format(Locale.ROOT, "%.1f KB/s", bytesPerSecond / 1000);
    }

    private static String row(String what, String wanted, String measured) {
        return "| " + what + " | " + wanted + " | " + measured + " |";
    }
}
