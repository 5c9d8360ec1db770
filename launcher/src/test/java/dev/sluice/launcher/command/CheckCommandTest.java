package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    private static final Path SHIPPED = Path.of("../conf/gateway.json");

    @TempDir
    Path directory;

    @Test
    void finds_the_shipped_configuration_fine() {
        CommandLineRun run = CommandLineRun.of("check", SHIPPED);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines(SHIPPED + " is fine: 8 verticles, 1 pools, 0 documents.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"attempts\": 3|\"attempt\": 3|verticles[0].options.attempt: unknown key; nearest is attempts",
                "\"interval\": \"50ms\"|\"interval\": 50|verticles[3].options.interval: wanted a duration",
                "\"transport\": \"auto\"|\"transport\": \"uring\"|transport: wanted one of auto, io_uring, epoll, nio",
                "http://127.0.0.1:8002|ftp://b|pools[0].endpoints[1]: wanted an address such as http://10.0.0.7:8000",
                "\"type\": \"queue-scorer\"|\"type\": \"queu-scorer\"|.picker.plugins[0].type: unknown plugin type",
                "\"type\": \"queue-scorer\"|\"type\": \"queue-scorer\", \"parameters\": {\"a\": 1}|unknown key",
            })
    void says_path_value_and_what_was_wanted(String shipped, String instead, String sentence) throws Exception {
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(shipped);
        Path file = Files.writeString(directory.resolve("gateway.json"), text.replace(shipped, instead));
        CommandLineRun run = CommandLineRun.of("check", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(file + ": ").contains(sentence).hasLineCount(1);
    }

    @Test
    void checks_the_keys_that_the_configuration_names() throws Exception {
        Path keys = Files.writeString(directory.resolve("keys.yaml"), "keys: [{ id: one, ower: ann, hash: x }]");
        String identity = "{ \"verticle\": \"identity\", \"options\": { \"files\": [\"" + keys + "\"] } },";
        String text = Files.readString(SHIPPED)
                .replace("{ \"verticle\": \"validation\" },", identity + "{ \"verticle\": \"validation\" },");
        CommandLineRun run = CommandLineRun.of("check", Files.writeString(directory.resolve("gateway.json"), text));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(keys + ": keys[0].ower: unknown key; nearest is owner");
    }

    @Test
    void checks_the_documents_that_the_configuration_names() throws Exception {
        Path documents = Files.writeString(directory.resolve("documents.yaml"), """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: { name: a }
                spec:
                  rules:
                    - backendRef: []
                """);
        Path file = Files.writeString(
                directory.resolve("gateway.json"),
                "{\"verticles\": [{\"verticle\": \"resources\", \"options\": {\"files\": [\"" + documents + "\"]}}]}");
        CommandLineRun run = CommandLineRun.of("check", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(documents + ":6: spec.rules[0].backendRef: unknown field; nearest is backendRefs");
    }
}
