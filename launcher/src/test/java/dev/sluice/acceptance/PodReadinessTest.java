package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodReadinessTest {
    private static final String DOCUMENTS = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: gateway }
            spec:
              gatewayClassName: sluice
              listeners: [{ name: http, protocol: HTTP, port: "${SLUICE_PORT:-0}" }]
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: all }
            spec:
              parentRefs: [{ name: gateway }]
              rules: [{ backendRefs: [{ group: inference.networking.k8s.io, kind: InferencePool, name: chat }] }]
            ---
            apiVersion: inference.networking.k8s.io/v1
            kind: InferencePool
            metadata: { name: chat }
            spec:
              selector: { matchLabels: { app: chat } }
              targetPorts: [{ number: "${FIRST_PORT:-0}" }, { number: "${SECOND_PORT:-0}" }]
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: first, labels: { app: chat }, annotations: { llm-d.ai/active-ports: "${FIRST_PORT:-0}" } }
            status: { podIP: 127.0.0.1, conditions: [{ type: Ready, status: "FIRST" }] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: second, labels: { app: chat }, annotations: { llm-d.ai/active-ports: "${SECOND_PORT:-0}" } }
            status: { podIP: 127.0.0.1, conditions: [{ type: Ready, status: "SECOND" }] }
            """;

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> begun = Promise.promise();
    private final Promise<Void> goOn = Promise.promise();

    @TempDir
    private Path directory;

    @Test
    void a_pod_that_is_no_longer_ready_gets_no_new_request_and_ends_its_stream() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)) {
            gateway.set("FIRST_PORT", server(this::streamOnce))
                    .set("SECOND_PORT", server(request -> whole(request, "second")))
                    .runDocuments(documents(true));
            Future<Answer> streamed = gateway.asked("127.0.0.1", "chat");
            await(begun.future());

            gateway.rewrite(documents(false));
            until("the other pod answers", () -> gateway.chat("chat").body().contains("second"));
            assertThat(streamed.isComplete()).isFalse();
            goOn.complete();

            assertThat(await(streamed).status()).isEqualTo(200);
            assertThat(await(streamed).body())
                    .isEqualTo("data: {\"from\":\"first\"}\n\ndata: {\"more\":1}\n\ndata: [DONE]\n\n");
        } finally {
            await(vertx.close());
        }
    }

    /** Holds the first answer back after its first event. */
    private void streamOnce(HttpServerRequest request) {
        if (begun.future().isComplete()) {
            whole(request, "first");
            return;
        }
        request.response()
                .putHeader("content-type", "text/event-stream")
                .setChunked(true)
                .write("data: {\"from\":\"first\"}\n\n")
                .onSuccess(written -> begun.tryComplete());
        goOn.future().onSuccess(on -> request.response().end("data: {\"more\":1}\n\ndata: [DONE]\n\n"));
    }

    private static void whole(HttpServerRequest request, String from) {
        request.response().putHeader("content-type", "application/json").end("{\"from\":\"" + from + "\"}");
    }

    /** A server that answers to POST alone; returns its port. */
    private String server(Handler<HttpServerRequest> answer) {
        return Integer.toString(await(vertx.createHttpServer()
                        .requestHandler(request -> {
                            if (request.method().name().equals("POST")) {
                                answer.handle(request);
                            } else {
                                request.response().setStatusCode(404).end();
                            }
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort());
    }

    private static String documents(boolean firstReady) {
        return DOCUMENTS
                .replace("FIRST\" }", firstReady ? "True\" }" : "False\" }")
                .replace("SECOND\" }", firstReady ? "False\" }" : "True\" }");
    }
}
