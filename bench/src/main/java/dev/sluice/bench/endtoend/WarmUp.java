package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a JVM to its speed: short runs that connect anew, until three in a row agree. Speed falls for some seconds
 * after warm connections close, so one long run would not do.
 *
 * @param closed what loads it
 * @param limitSeconds of load, at most
 */
record WarmUp(ClosedLoop closed, int limitSeconds) {
    private static final int WINDOW_SECONDS = 3;
    private static final int LEAST_WINDOWS = 6;
    private static final double AGREEMENT = 1.03;

    /** Loads a target and tells how its windows went, in requests a second. */
    String run(int port) throws IOException, InterruptedException {
        var windows = new ArrayList<Double>();
        while (windows.size() * WINDOW_SECONDS < limitSeconds && !agree(windows)) {
            windows.add(closed.run(port, WINDOW_SECONDS).perSecond());
        }
        List<String> words =
                windows.stream().map(Math::round).map(String::valueOf).toList();
        return (agree(windows) ? "three windows agree: " : "windows do not agree: ") + String.join(" ", words);
    }

    /** Whether there are enough windows and the last three lie within 3 %. */
    static boolean agree(List<Double> windows) {
        if (windows.size() < LEAST_WINDOWS) {
            return false;
        }
        Spread last = Spread.of(windows.subList(windows.size() - 3, windows.size()));
        return last.max() <= last.min() * AGREEMENT;
    }
}
