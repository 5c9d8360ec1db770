package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends as fast as a target answers, by wrk: each connection has one request under way.
 *
 * @param program wrk
 * @param connections how many
 * @param script the Lua script with the body
 */
record ClosedLoop(Program program, int connections, Path script) {
    private static final Pattern OUTCOME = Pattern.compile("outcome requests=(\\d+) micros=(\\d+) bad=(\\d+)");

    /**
     * What wrk counted.
     *
     * @param requests answered
     * @param micros length of the run in microseconds
     */
    record Outcome(long requests, long micros) {
        double perSecond() {
            return requests * 1e6 / micros;
        }
    }

    Outcome run(int port, int seconds) throws IOException, InterruptedException {
        List<String> command = List.of(
                program.path(),
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                "http://127.0.0.1:" + port + "/v1/chat/completions");
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        return parse(output);
    }

    /** Reads the line of the script; a run with a failed request is no measurement. */
    static Outcome parse(String output) {
        Matcher matcher = OUTCOME.matcher(output);
        if (!matcher.find() || Long.parseLong(matcher.group(1)) == 0) {
            throw new UnmetNeedException("wrk measured nothing:\n" + output);
        }
        if (!matcher.group(3).equals("0")) {
            throw new UnmetNeedException("wrk saw " + matcher.group(3) + " failed requests:\n" + output);
        }
        return new Outcome(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
}
