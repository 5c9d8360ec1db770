package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine a comparison runs on: what it is, and how busy it is as a whole. */
public final class Machine {
    private static final long MICROS_PER_TICK = 10_000;

    private Machine() {}

    /** CPU time all processes have used since the machine started, in microseconds. */
    public static long busyMicros() throws IOException {
        return busyMicros(Files.readAllLines(Path.of("/proc/stat")).get(0));
    }

    /** Reads the first line of {@code /proc/stat}: user, nice, system, idle, waiting, interrupts hard and soft. */
    static long busyMicros(String line) {
        String[] fields = line.strip().split(" +", -1);
        long ticks = 0;
        for (int field : new int[] {1, 2, 3, 6, 7}) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks * MICROS_PER_TICK;
    }

    /** The processor, its cores and the kernel. */
    public static String words() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(System.getProperty("os.arch"));
        List<String> cores = Files.readAllLines(Path.of("/proc/stat")).stream()
                .filter(line -> line.matches("cpu\\d+ .*"))
                .toList();
        return model + ", " + cores.size() + " cores, Linux " + System.getProperty("os.version");
    }
}
