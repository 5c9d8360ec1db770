package dev.sluice.launcher.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** Prints what changes: in one place on a terminal, as a line every few seconds elsewhere. */
public final class LiveLine {
    private static final String START_OF_CLEARED_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int width;

    /**
     * Prints to somebody.
     *
     * @param width of the terminal in characters; longer lines are cut
     */
    public LiveLine(PrintWriter out, boolean terminal, int width) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
    }

    /** Between two lines. */
    public Duration interval() {
        return terminal ? Duration.ofMillis(250) : Duration.ofSeconds(5);
    }

    /** Shows the line. */
    public void show(String line) {
        if (terminal) {
            out.print(START_OF_CLEARED_LINE + line.substring(0, Math.min(line.length(), width)));
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Leaves the last line where it is. */
    public void end() {
        if (terminal) {
            out.println();
            out.flush();
        }
    }
}
