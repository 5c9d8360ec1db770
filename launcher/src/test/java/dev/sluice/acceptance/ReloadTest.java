package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    private static final int RELOADS = 50;
    /** 200 requests a second. */
    private static final long MILLIS_BETWEEN_REQUESTS = 5;

    private static final String DOCUMENTS = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: gateway }
            spec:
              gatewayClassName: sluice
              listeners: [{ name: http, protocol: HTTP, port: "${SLUICE_PORT:-0}" }]
            ---
            apiVersion: aigateway.envoyproxy.io/v1beta1
            kind: AIGatewayRoute
            metadata: { name: models }
            spec:
              parentRefs: [{ name: gateway }]
              rules:
                - matches: [{ headers: [{ name: x-ai-eg-model, value: kept }] }]
                  backendRefs: [{ group: inference.networking.k8s.io, kind: InferencePool, name: kept }]
                - matches: [{ headers: [{ name: x-ai-eg-model, value: version-VERSION }] }]
                  backendRefs:
                    - group: inference.networking.k8s.io
                      kind: InferencePool
                      name: pool-VERSION
                      modelNameOverride: moved
            ---
            apiVersion: inference.networking.k8s.io/v1
            kind: InferencePool
            metadata: { name: kept }
            spec: { selector: { matchLabels: { app: kept } }, targetPorts: [{ number: "${KEPT_PORT:-0}" }] }
            ---
            apiVersion: inference.networking.k8s.io/v1
            kind: InferencePool
            metadata: { name: pool-VERSION }
            spec: { selector: { matchLabels: { app: moved } }, targetPorts: [{ number: "${MOVED_PORT:-0}" }] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: kept-0, labels: { app: kept } }
            status: { podIP: 127.0.0.1, conditions: [{ type: Ready, status: "True" }] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: moved-0, labels: { app: moved } }
            status: { podIP: 127.0.0.1, conditions: [{ type: Ready, status: "True" }] }
            """;

    @TempDir
    private Path directory;

    @Test
    void no_request_is_lost_or_misrouted_while_documents_change() {
        try (DocumentedGateway gateway = running()) {
            List<Future<Answer>> answers = new CopyOnWriteArrayList<>();
            long load = gateway.vertx()
                    .setPeriodic(MILLIS_BETWEEN_REQUESTS, tick -> answers.add(gateway.asked("127.0.0.1", "kept")));
            for (int version = 1; version <= RELOADS; version++) {
                gateway.rewrite(documents(version));
                String model = "version-" + version;
                until(model + " is in force", () -> gateway.chat(model).status() == 200);
                assertThat(gateway.chat("version-" + (version - 1)).status()).isEqualTo(404);
            }
            gateway.vertx().cancelTimer(load);
            assertThat(answers).hasSizeGreaterThan(RELOADS).allSatisfy(asked -> {
                Answer answer = await(asked);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).contains("\"model\":\"kept\"");
            });
            assertThat(await(gateway.server("KEPT_PORT").counters()).finished()).isEqualTo(answers.size());
        }
    }

    @Test
    void the_last_good_documents_stay_in_force_when_an_edit_is_wrong() {
        try (DocumentedGateway gateway = running()) {
            gateway.rewrite(documents(1).replace("modelNameOverride: moved", "modelNameOveride: moved"));
            until(
                    "the refusal is told",
                    () -> gateway.admin("/resources").body().contains("modelNameOverride"));
            assertThat(gateway.admin("/resources").body())
                    .contains("documents.yaml", "spec.rules[1].backendRefs[0].modelNameOveride");
            assertThat(gateway.chat("version-0").status()).isEqualTo(200);
            assertThat(gateway.admin("/health/ready").status()).isEqualTo(200);
        }
    }

    private DocumentedGateway running() {
        DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("KEPT_PORT", "kept")
                .server("MOVED_PORT", "moved")
                .runDocuments(documents(0));
        until("requests are answered", () -> gateway.chat("version-0").status() == 200);
        return gateway;
    }

    private static String documents(int version) {
        return DOCUMENTS.replace("VERSION", Integer.toString(version));
    }
}
