package dev.sluice.ingress;

import static dev.sluice.ingress.IngressFixture.BODY;
import static dev.sluice.ingress.ScriptedEndpoint.EVENTS_HEAD;
import static dev.sluice.ingress.ScriptedEndpoint.LAST_CHUNK;
import static dev.sluice.ingress.ScriptedEndpoint.chunk;
import static dev.sluice.ingress.ScriptedEndpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.Authentication;
import dev.sluice.config.ByteSize;
import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.ingress.IngressOptions.Limits;
import dev.sluice.ingress.IngressOptions.Listener;
import dev.sluice.ingress.IngressOptions.Timeouts;
import dev.sluice.message.Addresses;
import dev.sluice.message.Draining;
import dev.sluice.message.Outcome;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SelfSignedCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngressVerticleTest {
    private static Timeouts timeouts(Duration body, Duration idle, Duration firstByte) {
        Timeouts patient = IngressFixture.PATIENT;
        return new Timeouts(body, idle, patient.connect(), firstByte, patient.streamIdle(), patient.total());
    }

    private static Limits limits(int body, int requests) {
        return new Limits(
                new ByteSize(body),
                new ByteSize(150),
                new ByteSize(8192),
                new ByteSize(4096),
                new ByteSize(1 << 16),
                1000,
                requests);
    }

    @Test
    void refuses_unknown_paths_wrong_methods_and_wrong_content_types_in_the_apis_shape() {
        try (IngressFixture ingress = new IngressFixture()) {
            Answer path = ingress.send(HttpMethod.POST, "/v1/nothing", "{}");
            assertThat(path.status()).isEqualTo(404);
            assertThat(path.error().getString("message")).isEqualTo("Unknown request URL: POST /v1/nothing.");
            Answer method = ingress.send(HttpMethod.GET, "/v1/chat/completions", "");
            assertThat(method.status()).isEqualTo(405);
            assertThat(method.head().getHeader("allow")).isEqualTo("POST");
            assertThat(ingress.send(HttpMethod.POST, "/v1/models", "").status()).isEqualTo(405);
            Answer type = ingress.post(BODY, "content-type", "text/plain");
            assertThat(type.status()).isEqualTo(415);
            assertThat(type.error().getString("type")).isEqualTo("invalid_request_error");
            assertThat(ingress.post(BODY, "content-encoding", "gzip").status()).isEqualTo(415);
            assertThat(ingress.validated).isEmpty();
        }
    }

    @Test
    void refuses_a_body_over_the_limit_whether_its_length_is_announced_or_not() {
        try (IngressFixture ingress = new IngressFixture(limits(100, 10), IngressFixture.PATIENT)) {
            String large = "x".repeat(101);
            Answer announced = ingress.post(large);
            assertThat(announced.status()).isEqualTo(413);
            assertThat(announced.error().getString("message"))
                    .isEqualTo("The request body is larger than the limit of 100 bytes.");
            Answer chunked = Await.on(ingress.onLoop(() -> ingress.client
                    .request(HttpMethod.POST, ingress.port, "127.0.0.1", "/v1/chat/completions")
                    .compose(request -> {
                        request.setChunked(true).write(large);
                        return request.end().compose(sent -> request.response());
                    })
                    .compose(Answer::read)));
            assertThat(chunked.status()).isEqualTo(413);
        }
    }

    @Test
    void holds_no_more_of_all_bodies_together_than_its_limit_and_forgets_those_that_are_done() {
        try (IngressFixture ingress = new IngressFixture(limits(100, 10), IngressFixture.PATIENT)) {
            ScriptedEndpoint endpoint = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{}")));
            ingress.with(endpoint);
            String padded = BODY + " ".repeat(60);
            List<NetSocket> slow = new ArrayList<>();
            Await.until("a slow body takes its part", () -> {
                slow.add(unfinished(ingress));
                return ingress.post(padded).status() == 503;
            });
            assertThat(ingress.post(padded).error().getString("code")).isEqualTo("overloaded");
            slow.forEach(NetSocket::close);
            Await.until("its part is free again", () -> ingress.post(padded).status() == 200);
            for (int i = 0; i < 10; i++) {
                assertThat(ingress.post(padded).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void answers_others_while_a_large_body_is_validated_elsewhere() {
        try (IngressFixture ingress = new IngressFixture()) {
            ScriptedEndpoint endpoint = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{}")));
            ingress.with(endpoint);
            Future<Answer> large = ingress.onLoop(
                    () -> ingress.open(HttpMethod.POST, "/v1/chat/completions", BODY + " ".repeat(1 << 17))
                            .compose(Answer::read));
            for (int i = 0; i < 10; i++) {
                assertThat(ingress.post(BODY).status()).isEqualTo(200);
            }
            assertThat(large.isComplete()).isFalse();
            ingress.largeMayGo.complete();
            assertThat(Await.on(large).status()).isEqualTo(200);
        }
    }

    @Test
    void survives_a_request_without_a_path() {
        try (IngressFixture ingress = new IngressFixture()) {
            Buffer answer = Buffer.buffer();
            NetSocket socket = Await.on(ingress.sockets.connect(ingress.port, "127.0.0.1"));
            socket.handler(answer::appendBuffer);
            socket.write("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n");
            Await.until("it is refused", () -> answer.toString().startsWith("HTTP/1.1 404"));
        }
    }

    @Test
    void stops_the_endpoint_when_a_client_of_http_2_resets_its_stream() {
        try (IngressFixture ingress = new IngressFixture()) {
            ScriptedEndpoint endpoint = new ScriptedEndpoint(
                    ingress.vertx, (n, socket) -> socket.write(EVENTS_HEAD + chunk("data: 1\n\n")));
            ingress.with(endpoint);
            HttpClient h2 = ingress.vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
            Await.on(ingress.onLoop(() -> h2.request(HttpMethod.POST, ingress.port, "127.0.0.1", "/v1/chat/completions")
                    .compose(request -> request.send(Buffer.buffer(BODY)).compose(head -> {
                        head.exceptionHandler(gone -> {});
                        return request.reset();
                    }))));
            Await.until("the endpoint's connection ends", () -> endpoint.closedConnections() == 1);
            assertThat(ingress.onlyCompleted().outcome()).isEqualTo(Outcome.CLIENT_GONE);
        }
    }

    @Test
    void gives_up_on_a_body_that_does_not_arrive() {
        Timeouts impatient = timeouts(Duration.ofMillis(100), Duration.ofSeconds(60), Duration.ofSeconds(60));
        try (IngressFixture ingress = new IngressFixture(IngressFixture.ROOMY, impatient)) {
            Buffer answer = Buffer.buffer();
            NetSocket socket = Await.on(ingress.sockets.connect(ingress.port, "127.0.0.1"));
            Future<Void> closed = Future.future(promise -> socket.closeHandler(promise::complete));
            socket.handler(answer::appendBuffer);
            socket.write("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{");
            Await.on(closed);
            assertThat(answer.toString()).startsWith("HTTP/1.1 408").contains("did not arrive within 100 ms");
        }
    }

    @Test
    void tries_the_next_endpoint_when_a_stream_does_not_begin_in_time() {
        Timeouts impatient = timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(200));
        try (IngressFixture ingress = new IngressFixture(IngressFixture.ROOMY, impatient)) {
            ScriptedEndpoint silent = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
            ScriptedEndpoint alive = new ScriptedEndpoint(
                    ingress.vertx, (n, socket) -> socket.write(EVENTS_HEAD + chunk("data: 1\n\n") + LAST_CHUNK));
            ingress.with(silent, alive);
            assertThat(ingress.post(BODY).body()).isEqualTo("data: 1\n\n");
            Await.until("the silent endpoint is let go", () -> silent.closedConnections() == 1);
        }
    }

    @Test
    void waits_for_an_answer_longer_than_a_connection_may_idle() {
        Timeouts hasty = timeouts(Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofSeconds(60));
        try (IngressFixture ingress = new IngressFixture(IngressFixture.ROOMY, hasty)) {
            ScriptedEndpoint slow = new ScriptedEndpoint(
                    ingress.vertx, (n, socket) -> ingress.vertx.setTimer(1500, late -> socket.write(json("{}"))));
            Answer answer = ingress.with(slow).post("{\"model\":\"llama\"}");
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void keeps_control_headers_and_those_of_one_connection_from_the_endpoint() {
        try (IngressFixture ingress = new IngressFixture()) {
            ScriptedEndpoint endpoint = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{}")));
            ingress.with(endpoint)
                    .post(
                            BODY,
                            "x-gateway-destination-endpoint",
                            "10.0.0.1:80",
                            "X-LLM-D-Inference-Objective",
                            "gold",
                            "connection",
                            "x-hop",
                            "x-hop",
                            "1",
                            "authorization",
                            "Bearer sk",
                            "x-kept",
                            "2",
                            "Test-EPP-Endpoint-Selection",
                            "10.0.0.1");
            String sent = endpoint.requests().get(0).toLowerCase(Locale.ROOT);
            assertThat(sent).contains("x-kept: 2", "authorization: bearer sk");
            assertThat(sent).doesNotContain("x-gateway", "x-llm-d", "x-hop", "10.0.0.1");
            assertThat(ingress.validated.get(0).headers())
                    .containsEntry("x-llm-d-inference-objective", "gold")
                    .containsEntry("test-epp-endpoint-selection", "10.0.0.1")
                    .doesNotContainKey("x-gateway-destination-endpoint");
        }
    }

    @Test
    void keeps_a_usable_request_id_and_makes_one_otherwise() {
        try (IngressFixture ingress = new IngressFixture()) {
            ScriptedEndpoint endpoint = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{}")));
            ingress.with(endpoint);
            assertThat(ingress.post(BODY, "x-request-id", "mine").head().getHeader("x-request-id"))
                    .isEqualTo("mine");
            assertThat(endpoint.requests().get(0)).contains("x-request-id: mine");
            assertThat(ingress.post(BODY, "x-request-id", "z".repeat(200))
                            .head()
                            .getHeader("x-request-id"))
                    .matches("[0-9a-f]{32}");
        }
    }

    @Test
    void lists_the_models_of_the_pools_and_tells_one_by_its_name() {
        try (IngressFixture ingress = new IngressFixture()) {
            ingress.serve("meta/llama", "adapter");
            Await.until(
                    "the models are known",
                    () -> ingress.send(HttpMethod.GET, "/v1/models", "").body().contains("adapter"));
            JsonObject list = new JsonObject(
                    ingress.send(HttpMethod.GET, "/v1/models", "").body());
            assertThat(list.getJsonArray("data").getJsonObject(0))
                    .isEqualTo(new JsonObject(
                            "{\"id\":\"meta/llama\",\"object\":\"model\",\"created\":7,\"owned_by\":\"vllm\"}"));
            assertThat(ingress.send(HttpMethod.GET, "/v1/models/meta/llama", "").status())
                    .isEqualTo(200);
            assertThat(ingress.send(HttpMethod.GET, "/v1/models/other", "")
                            .error()
                            .getString("code"))
                    .isEqualTo("model_not_found");
        }
    }

    @Test
    void is_ready_once_its_pools_are_known_and_until_it_drains() {
        try (IngressFixture ingress = new IngressFixture()) {
            assertThat(ingress.send(HttpMethod.GET, "/health/live", "").status())
                    .isEqualTo(200);
            assertThat(ingress.send(HttpMethod.GET, "/health/ready", "").status())
                    .isEqualTo(503);
            ingress.serve("llama");
            Await.until(
                    "ready",
                    () -> ingress.send(HttpMethod.GET, "/health/ready", "").status() == 200);
            ingress.bus.publish(Addresses.DRAINING, new Draining(Duration.ofSeconds(1)));
            Await.until(
                    "not ready",
                    () -> ingress.send(HttpMethod.GET, "/health/ready", "").status() == 503);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void finishes_its_streams_when_it_drains(int instances) {
        try (IngressFixture ingress =
                new IngressFixture(List.of(), IngressFixture.ROOMY, IngressFixture.PATIENT, instances)) {
            List<NetSocket> open = new CopyOnWriteArrayList<>();
            ingress.with(new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
                open.add(socket);
                socket.write(EVENTS_HEAD + chunk("data: 1\n\n"));
            }));
            Buffer answer = Buffer.buffer();
            NetSocket client = Await.on(ingress.sockets.connect(ingress.port, "127.0.0.1"));
            client.handler(answer::appendBuffer);
            client.write("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: " + BODY.length()
                    + "\r\n\r\n" + BODY);
            Await.until("the stream has begun", () -> answer.toString().contains("data: 1"));
            ingress.bus.publish(Addresses.DRAINING, new Draining(Duration.ofSeconds(60)));
            Await.until(
                    "not ready",
                    () -> ingress.send(HttpMethod.GET, "/health/ready", "").status() == 503);
            Future<Void> undeployed = ingress.vertx.undeploy(ingress.deployment);
            Await.on(ingress.onLoop(
                    () -> ingress.sockets.connect(ingress.port, "127.0.0.1").compose(late -> {
                        late.write("GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n");
                        return Future.<Void>future(closed -> late.closeHandler(closed::complete));
                    })));
            open.get(0).write(chunk("data: 2\n\n") + LAST_CHUNK);
            Await.on(undeployed);
            assertThat(answer.toString()).endsWith("data: 2\n\n\r\n" + LAST_CHUNK);
        }
    }

    @Test
    void finishes_an_answer_that_is_no_stream_when_it_drains() {
        try (IngressFixture ingress = new IngressFixture()) {
            List<NetSocket> open = new CopyOnWriteArrayList<>();
            ingress.with(new ScriptedEndpoint(ingress.vertx, (n, socket) -> open.add(socket)));
            Future<Answer> answer = ingress.onLoop(() ->
                    ingress.open(HttpMethod.POST, "/v1/chat/completions", BODY).compose(Answer::read));
            Await.until("the endpoint has the request", () -> open.size() == 1);
            ingress.bus.publish(Addresses.DRAINING, new Draining(Duration.ofSeconds(60)));
            Await.until(
                    "not ready",
                    () -> ingress.send(HttpMethod.GET, "/health/ready", "").status() == 503);
            Future<Void> undeployed = ingress.vertx.undeploy(ingress.deployment);
            open.get(0).write(json("{\"whole\":true}"));
            Await.on(undeployed);
            assertThat(Await.on(answer).body()).isEqualTo("{\"whole\":true}");
        }
    }

    @Test
    void takes_no_more_requests_than_its_limit() {
        try (IngressFixture ingress = new IngressFixture(limits(1000, 1), IngressFixture.PATIENT)) {
            ScriptedEndpoint silent = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
            ingress.with(silent).open(HttpMethod.POST, "/v1/chat/completions", BODY);
            Await.until("the first is under way", () -> silent.requests().size() == 1);
            Answer second = ingress.post(BODY);
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.error().getString("code")).isEqualTo("overloaded");
            assertThat(second.head().getHeader("retry-after")).isEqualTo("1");
        }
    }

    @Test
    void speaks_http_2_in_clear_text() {
        try (IngressFixture ingress = new IngressFixture()) {
            ingress.with(new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{}"))));
            HttpClient h2 = ingress.vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
            assertThat(overHttp2(ingress, h2, ingress.port)).isEqualTo("HTTP_2 200 {}");
        }
    }

    @Test
    void speaks_http_2_over_tls_by_alpn() {
        SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
        int port = IngressFixture.freePort();
        Listener listener = new Listener(
                "127.0.0.1",
                port,
                Optional.of(new IngressOptions.Tls(certificate.certificatePath(), certificate.privateKeyPath())),
                Authentication.LOOPBACK);
        try (IngressFixture ingress =
                new IngressFixture(List.of(listener), IngressFixture.ROOMY, IngressFixture.PATIENT)) {
            ingress.with(new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{}"))));
            HttpClient h2 = ingress.vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setUseAlpn(true)
                    .setSsl(true)
                    .setTrustOptions(certificate.trustOptions())
                    .setVerifyHost(false));
            assertThat(overHttp2(ingress, h2, port)).isEqualTo("HTTP_2 200 {}");
        }
        certificate.delete();
    }

    /** A request whose body lacks its last byte; it is refused where another body still has its part. */
    private static NetSocket unfinished(IngressFixture ingress) {
        NetSocket socket = Await.on(ingress.sockets.connect(ingress.port, "127.0.0.1"));
        socket.write("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n" + "x".repeat(98));
        return socket;
    }

    private static String overHttp2(IngressFixture ingress, HttpClient client, int port) {
        return Await.on(ingress.onLoop(() -> client.request(HttpMethod.POST, port, "127.0.0.1", "/v1/chat/completions")
                .compose(request -> request.send(Buffer.buffer(BODY)).compose(head -> head.body()
                        .map(body -> head.version() + " " + head.statusCode() + " " + body)))));
    }
}
