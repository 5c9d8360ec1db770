package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private static final int STREAMS = 64;
    private static final String BODY = "{\"model\":\"" + RunningGateway.MODEL
            + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Tell me more.\"}],\"max_tokens\":30,"
            + "\"ignore_eos\":true,\"stream\":true}";

    /** What became of one stream; {@code began} is whether anything of the model's arrived. */
    private record Ended(int status, boolean began, String text, boolean broken) {
        boolean whole() {
            return status == 200 && !broken && text.endsWith("data: [DONE]\n\n") && !text.contains("\"error\"");
        }
    }

    @Test
    void no_request_fails_that_had_not_begun_when_a_server_dies_under_load() {
        SimulatorOptions slow = SimulatorOptions.defaults()
                .withModels(RunningGateway.MODEL)
                .withLatency(Latency.defaults().withFirstTokenMillis(300));
        try (RunningGateway gateway = RunningGateway.before(3, slow)) {
            AtomicInteger left = new AtomicInteger(STREAMS * 4);
            AtomicInteger begun = new AtomicInteger();
            List<Future<List<Ended>>> clients = new ArrayList<>();
            var http = gateway.vertx().createHttpClient(new PoolOptions().setHttp1MaxSize(STREAMS));
            for (int client = 0; client < STREAMS; client++) {
                clients.add(gateway.onLoop(() -> streams(
                        () -> http.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/v1/chat/completions"),
                        left,
                        begun,
                        List.of())));
            }
            until("the load is on", () -> begun.get() >= STREAMS);
            await(gateway.server(0).closePort());
            List<Ended> all = new ArrayList<>();
            clients.forEach(client -> all.addAll(await(client)));
            assertThat(all).hasSize(STREAMS * 4);
            assertThat(all).filteredOn(ended -> !ended.began()).isEmpty();
            assertThat(all).filteredOn(ended -> !ended.whole()).allSatisfy(cut -> assertThat(cut.text())
                    .contains("\"upstream_failed\"")
                    .endsWith("data: [DONE]\n\n"));
            assertThat(await(gateway.server(1).counters()).running()).isZero();
        }
    }

    private static Future<List<Ended>> streams(
            java.util.function.Supplier<Future<HttpClientRequest>> request,
            AtomicInteger left,
            AtomicInteger begun,
            List<Ended> before) {
        if (left.decrementAndGet() < 0) {
            return Future.succeededFuture(before);
        }
        return request.get()
                .compose(sent ->
                        sent.putHeader("content-type", "application/json").send(Buffer.buffer(BODY)))
                .compose(head -> read(head, begun))
                .compose(ended -> {
                    List<Ended> soFar = new ArrayList<>(before);
                    soFar.add(ended);
                    return streams(request, left, begun, soFar);
                });
    }

    private static Future<Ended> read(HttpClientResponse head, AtomicInteger begun) {
        Buffer text = Buffer.buffer();
        head.exceptionHandler(broken -> {});
        head.handler(chunk -> {
            if (text.length() == 0) {
                begun.incrementAndGet();
            }
            text.appendBuffer(chunk);
        });
        return head.end()
                .map(end -> new Ended(head.statusCode(), text.toString().contains("\"delta\""), text.toString(), false))
                .otherwise(cut -> new Ended(head.statusCode(), text.length() > 0, text.toString(), true));
    }
}
