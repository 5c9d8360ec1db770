package dev.sluice.launcher.command;

import dev.sluice.scoring.ReplayTally;
import java.io.PrintWriter;
import java.util.SortedSet;
import java.util.TreeSet;

/** Prints what came of deciding again. */
final class ReplayReport {
    private ReplayReport() {}

    static void print(ReplayTally tally, PrintWriter out) {
        out.printf(
                "%d of %d decisions change; %d more are ties drawn otherwise.%n",
                tally.changed(), tally.decisions(), tally.ties());
        if (tally.droppedLines() > 0) {
            out.printf("The log lacks %d lines that were dropped.%n", tally.droppedLines());
        }
        SortedSet<String> names = new TreeSet<>(tally.before().keySet());
        names.addAll(tally.after().keySet());
        if (names.isEmpty()) {
            return;
        }
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        String row = "%-" + Math.max(width, "endpoint".length()) + "s %10s %10s%n";
        out.printf(row, "endpoint", "before", "after");
        names.forEach(name -> out.printf(
                row, name, tally.before().getOrDefault(name, 0L), tally.after().getOrDefault(name, 0L)));
    }
}
