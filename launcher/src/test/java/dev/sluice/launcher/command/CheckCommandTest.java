package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        assertThat(run.out()).isEqualToIgnoringNewLines(SHIPPED + " is fine: 9 verticles, 1 pools, 0 documents.");
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
    void wants_somebody_who_keeps_the_limits_of_documents() throws Exception {
        String example = Files.readString(Path.of("../conf/examples/limits/gateway.json"))
                .replace("${SLUICE_EXAMPLES:-conf/examples}", "../conf/examples");
        Path file = Files.writeString(directory.resolve("gateway.json"), example);
        assertThat(CommandLineRun.of("check", file).exitCode()).isZero();

        Files.writeString(file, example.replace("{ \"verticle\": \"quota\" },", ""));
        CommandLineRun run = CommandLineRun.of("check", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("documents: wanted quota among the verticles, as it keeps limits such as"
                        + " BackendTrafficPolicy default/tenants rules[0] of AIGatewayRoute default/chat");
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

    @Test
    void tells_what_has_no_effect_in_pickers_of_pools_and_of_their_files() throws Exception {
        Path picker = Files.writeString(
                directory.resolve("picker.yaml"),
                "{kind: EndpointPickerConfig, unservedPlugins: warn, plugins: [{type: latency-scorer}]}");
        Path file = Files.writeString(
                directory.resolve("gateway.json"),
                "{\"pools\": [{\"name\": \"a\", \"picker\": {\"featureGates\": [\"flowControl\"]}},"
                        + " {\"name\": \"b\", \"pickerFile\": \"" + picker + "\"}]}");
        CommandLineRun run = CommandLineRun.of("check", file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("warning: ")))
                .containsExactly(
                        "warning: pools[a].picker.featureGates[0]: flowControl has no effect:"
                                + " requests do not queue in the gateway",
                        "warning: pools[b].picker.plugins[0]: the plugin latency-scorer takes no part:"
                                + " there are no trained predictors of latency; prefill-work-scorer comes nearest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latency-scorer|pools[default/llama].picker.plugins[0]: the plugin latency-scorer takes no part:",
                "queu-scorer|pools[default/llama].picker.plugins[0].type: unknown plugin type queu-scorer; nearest is",
            })
    void says_where_a_document_asks_for_a_plugin_that_there_is_not(String type, String sentence) throws Exception {
        CommandLineRun run = CommandLineRun.of("check", documentsWith(type, "refuse"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(sentence).hasLineCount(1);
    }

    @Test
    void goes_on_without_a_plugin_that_there_is_not_where_documents_may() throws Exception {
        CommandLineRun run = CommandLineRun.of("check", documentsWith("latency-scorer", "warn"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("data.picker: plugins[0]: the plugin latency-scorer takes no part:");
    }

    private Path documentsWith(String type, String unserved) throws IOException {
        Path documents = Files.writeString(directory.resolve("documents.yaml"), """
                apiVersion: inference.networking.k8s.io/v1
                kind: InferencePool
                metadata: { name: llama }
                spec:
                  selector: { matchLabels: { app: vllm } }
                  targetPorts: [{ number: 8000 }]
                  endpointPickerRef: { name: epp, port: { number: 9002 }, failureMode: FailOpen }
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: picker, labels: { sluice.dev/pool: llama } }
                data: { picker: "{kind: EndpointPickerConfig, plugins: [{type: %s}]}" }
                """.formatted(type));
        return Files.writeString(
                directory.resolve("gateway.json"),
                "{\"verticles\": [{\"verticle\": \"resources\", \"options\": {\"unservedPlugins\": \"" + unserved
                        + "\", \"files\": [\"" + documents + "\"]}}]}");
    }
}
