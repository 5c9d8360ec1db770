package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of one request that went to a, where 1 request waits, and not to b, where 3 wait. */
class ReplayCommandTest {
    private static final String LOG = """
            {"at":"2026-01-01T00:00:01Z","is":"decision","request":{"id":"r1","model":"m","streaming":false,\
            "estimatedTokens":8,"prefixBlocks":[]},"candidates":[\
            {"slot":0,"name":"a","address":"http://a:8000","labels":{},"inFlightRequests":4,"inFlightTokens":32,\
            "sample":{"takenAt":"2026-01-01T00:00:00Z","waitingRequests":1,"kvCacheUsage":0.9}},\
            {"slot":1,"name":"b","address":"http://b:8000","labels":{},"inFlightRequests":0,"inFlightTokens":0,\
            "sample":{"takenAt":"2026-01-01T00:00:00Z","waitingRequests":3,"kvCacheUsage":0.1}}],\
            "chosen":["http://a:8000"]}
            {"at":"2026-01-01T00:00:01Z","is":"placed","ticket":5,\
            "endpoint":{"slot":0,"name":"a","address":"http://a:8000"}}
            """;

    @TempDir
    Path directory;

    @Test
    void changes_nothing_with_the_picker_that_decided() throws Exception {
        CommandLineRun run = replay(picker("queue-scorer"), LOG);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "0 of 1 decisions change; 0 more are ties drawn otherwise.",
                        "endpoint     before      after",
                        "a                 1          1");
    }

    @Test
    void prints_each_change_and_where_requests_go_before_and_after() throws Exception {
        CommandLineRun run = replay(picker("kv-cache-utilization-scorer"), LOG);

        assertThat(run.out().lines())
                .containsExactly(
                        "2026-01-01T00:00:01Z r1: b instead of a",
                        "1 of 1 decisions change; 0 more are ties drawn otherwise.",
                        "endpoint     before      after",
                        "a                 1          0",
                        "b                 0          1");
    }

    @Test
    void takes_the_picker_of_a_pool_of_a_gateway() throws Exception {
        String gateway = """
                {"pools": [
                  {"name": "one", "endpoints": [{"address": "http://a:8000"}],
                   "picker": {"plugins": [{"type": "queue-scorer"}]}},
                  {"name": "two", "endpoints": [{"address": "http://a:8000"}],
                   "picker": {"plugins": [{"type": "kv-cache-utilization-scorer"}]}}]}
                """;

        assertThat(replay(gateway, LOG, "--pool", "two").out()).contains("r1: b instead of a");
        CommandLineRun unnamed = replay(gateway, LOG);
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("pools: wanted --pool to name one of one, two, found nothing");
    }

    @Test
    void prints_what_the_page_about_it_shows() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "explain.md"));
        String config = between(page, "```yaml\n");
        String shown = between(page.substring(page.indexOf(config) + config.length() + 3), "```\n");

        assertThat(replay(config, LOG).out()).endsWith(shown).isNotEqualTo(shown);
    }

    private static String between(String page, String opening) {
        int start = page.indexOf(opening) + opening.length();
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void says_which_line_is_none() throws Exception {
        CommandLineRun run = replay(picker("queue-scorer"), LOG + "{\"at\":\"2026\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("decisions.jsonl:3: wanted a line of a decision log");
    }

    private CommandLineRun replay(String config, String log, String... more) throws Exception {
        Path file = Files.writeString(directory.resolve("other.yaml"), config);
        Path decisions = Files.writeString(directory.resolve("decisions.jsonl"), log);
        Object[] arguments = new Object[5 + more.length];
        Object[] first = {"replay", "--each", "--config", file, decisions};
        System.arraycopy(first, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandLineRun.of(arguments);
    }

    private static String picker(String scorer) {
        return """
                apiVersion: inference.networking.x-k8s.io/v1alpha1
                kind: EndpointPickerConfig
                plugins:
                  - type: %s
                """.formatted(scorer);
    }
}
