package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used since it started, by the kernel's accounting.
 *
 * @param own CPU time of the process, user and system, in microseconds, exact to 10 ms
 * @param children the same of its ended children
 * @param residentBytes memory it holds now
 */
public record ProcessUsage(long own, long children, long residentBytes) {
    /** The kernel shows times in hundredths of a second, whatever its own clock. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final int PAGE_BYTES = 4096;

    /** Of a process that runs. */
    public static ProcessUsage of(long pid) throws IOException {
        return parse(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
    }

    /** Reads a line of {@code /proc/pid/stat}; the program's name in it may hold anything. */
    static ProcessUsage parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
        long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        long children = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        return new ProcessUsage(
                own * MICROS_PER_TICK, children * MICROS_PER_TICK, Long.parseLong(fields[21]) * PAGE_BYTES);
    }

    /** CPU time with that of ended children, in microseconds. */
    public long withChildren() {
        return own + children;
    }
}
