package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedUseCaseTest {
    private static final String LLAMA = "meta-llama/Llama-3.1-8B-Instruct";
    private static final Path DOCUMENTS = Path.of("src", "test", "resources", "seed-use-case.yaml");

    @TempDir
    private Path directory;

    @Test
    void a_plain_route_and_a_route_by_model_lead_to_pools_and_a_traditional_backend() throws IOException {
        int plain = RunningGateway.freePort();
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("LLAMA_PORT", LLAMA)
                .server("MISTRAL_PORT", "mistral:latest")
                .server("ELSEWHERE_PORT", "some-cool-self-hosted-model")
                .set("PLAIN_PORT", Integer.toString(plain))
                .runDocuments(onLoopback(Files.readString(DOCUMENTS)))) {
            assertThat(gateway.chat(LLAMA).body()).contains("\"model\":\"" + LLAMA + "\"");
            assertThat(gateway.chat("mistral:latest").body()).contains("\"model\":\"mistral:latest\"");
            assertThat(gateway.chat("some-cool-self-hosted-model").body())
                    .contains("\"model\":\"some-cool-self-hosted-model\"");
            assertThat(gateway.get("/v1/models").body())
                    .contains(LLAMA, "mistral:latest", "some-cool-self-hosted-model");
            Answer plainly = gateway.chatAt(plain, LLAMA);
            assertThat(plainly.status()).isEqualTo(200);
            assertThat(plainly.body()).contains("\"model\":\"" + LLAMA + "\"");
            assertThat(RunningGateway.await(gateway.server("LLAMA_PORT").counters())
                            .finished())
                    .isEqualTo(2);
        }
    }

    /** The documents as they stand, with hosts and ports on loopback, and a pod for each pool. */
    private static String onLoopback(String documents) {
        return documents
                        .replace("protocol: HTTP, port: 8080", "protocol: HTTP, port: \"${PLAIN_PORT:-0}\"")
                        .replace("protocol: HTTP, port: 8081", "protocol: HTTP, port: \"${SLUICE_PORT:-0}\"")
                        .replace(
                                "selector: {matchLabels: {app: vllm-llama}}\n  targetPorts: [{number: 8000}]",
                                "selector: {matchLabels: {app: vllm-llama}}\n  targetPorts: [{number: \"${LLAMA_PORT:-0}\"}]")
                        .replace(
                                "selector: {matchLabels: {app: mistral}}\n  targetPorts: [{number: 8000}]",
                                "selector: {matchLabels: {app: mistral}}\n  targetPorts: [{number: \"${MISTRAL_PORT:-0}\"}]")
                        .replace(
                                "hostname: models.example.com, port: 80",
                                "hostname: localhost, port: \"${ELSEWHERE_PORT:-0}\"")
                + pod("vllm-llama")
                + pod("mistral");
    }

    private static String pod(String app) {
        return """

                ---
                apiVersion: v1
                kind: Pod
                metadata: { name: %1$s-0, labels: { app: %1$s } }
                status: { podIP: 127.0.0.1, conditions: [{ type: Ready, status: "True" }] }
                """.formatted(app);
    }
}
