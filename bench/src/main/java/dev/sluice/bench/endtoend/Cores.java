package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs where: the target on one core, the generator and the model server on another.
 *
 * @param target core of the process under test
 * @param load core of everything else; the same one where there is no other
 */
record Cores(int target, int load) {
    /** The first two cores this process may use. */
    static Cores allowed() throws IOException {
        List<Integer> allowed = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .map(line -> parse(line.substring(line.indexOf(':') + 1).strip()))
                .orElseThrow(() -> new UnmetNeedException("a comparison needs Linux: /proc lists no cores."));
        return new Cores(allowed.get(0), allowed.get(Math.min(1, allowed.size() - 1)));
    }

    /** A list such as {@code 0-3,8}. */
    static List<Integer> parse(String list) {
        var cores = new ArrayList<Integer>();
        for (String part : list.split(",", -1)) {
            String[] ends = part.split("-", 2);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
                cores.add(core);
            }
        }
        return cores;
    }

    /** The command, held to one core. */
    static List<String> pinned(int core, List<String> command) {
        var pinned = new ArrayList<>(List.of("taskset", "-c", String.valueOf(core)));
        pinned.addAll(command);
        return pinned;
    }

    /** Holds every thread of this JVM, and what it starts later, to the core of the load. */
    void pinThisProcess() throws IOException, InterruptedException {
        String pid = String.valueOf(ProcessHandle.current().pid());
        int code = new ProcessBuilder("taskset", "-a", "-c", "-p", String.valueOf(load), pid)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new UnmetNeedException("taskset could not pin this process to core " + load + ".");
        }
    }

    String words() {
        return target == load
                ? "one core only: target, generator and model server share core " + target
                : "target on core " + target + ", generator and model server on core " + load;
    }
}
