package dev.sluice.ingress;

import static dev.sluice.ingress.IngressFixture.BODY;
import static dev.sluice.ingress.ScriptedEndpoint.EVENTS_HEAD;
import static dev.sluice.ingress.ScriptedEndpoint.LAST_CHUNK;
import static dev.sluice.ingress.ScriptedEndpoint.chunk;
import static dev.sluice.ingress.ScriptedEndpoint.json;
import static dev.sluice.ingress.ScriptedEndpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.message.Outcome;
import dev.sluice.message.Usage;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final IngressFixture ingress = new IngressFixture();

    @AfterEach
    void close() {
        ingress.close();
    }

    private ScriptedEndpoint answering(String... writes) {
        return new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            for (String write : writes) {
                socket.write(write);
            }
        });
    }

    private ScriptedEndpoint breaking(String... writes) {
        return new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            for (String write : writes) {
                socket.write(write);
            }
            socket.close();
        });
    }

    @Test
    void passes_the_body_on_byte_for_byte() {
        ScriptedEndpoint endpoint = answering(json("{}"));
        String body = "{\"model\":\"llama\",  \"stream\":false}";
        ingress.with(endpoint).post(body);
        assertThat(endpoint.requests()).singleElement().asString().endsWith("\r\n\r\n" + body);
    }

    @Test
    void passes_a_stream_on_byte_for_byte_and_reads_its_usage() {
        String events = "data: {\"a\":1}\n\ndata: {\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\n"
                + "data: [DONE]\n\n";
        ingress.with(answering(
                EVENTS_HEAD,
                chunk(events.substring(0, 20)),
                chunk(events.substring(20, 40)),
                chunk(events.substring(40)),
                LAST_CHUNK));
        Answer answer = ingress.post(BODY);
        assertThat(answer.body()).isEqualTo(events);
        assertThat(answer.head().getHeader("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(ingress.onlyCompleted().usage()).contains(new Usage(5, 2, 0, 0));
        assertThat(ingress.onlyCompleted().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void tries_the_next_endpoint_when_the_first_cannot_be_reached() {
        ingress.endpoints.add(unreachable());
        ScriptedEndpoint alive = answering(json("{}"));
        Answer answer = ingress.with(alive).post(BODY);
        assertThat(answer.status()).isEqualTo(200);
        Await.until("the pool hears of the move", () -> ingress.moved.size() == 1);
        assertThat(ingress.moved.get(0).endpoint()).isEqualTo(alive.endpoint().address());
        assertThat(ingress.onlyCompleted().attempts()).isEqualTo(2);
    }

    @Test
    void tries_the_next_endpoint_when_the_first_breaks_off_before_an_answer() {
        ScriptedEndpoint broken = breaking();
        assertThat(ingress.with(broken, answering(json("{}"))).post(BODY).status())
                .isEqualTo(200);
        assertThat(broken.requests()).hasSize(1);
    }

    @Test
    void tries_the_next_endpoint_when_the_first_breaks_off_between_head_and_body() {
        assertThat(ingress.with(breaking(EVENTS_HEAD), answering(json("{}")))
                        .post(BODY)
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void tries_the_next_endpoint_on_status_503() {
        assertThat(ingress.with(answering(refusal(503, "")), answering(json("{}")))
                        .post(BODY)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asks_again_when_the_list_is_used_up() {
        ingress.endpoints.add(unreachable());
        Answer answer = ingress.post(BODY);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.error().getString("code")).isEqualTo("upstream_failed");
        assertThat(answer.error().getString("message"))
                .isEqualTo("No model server answered after 1 attempt: the endpoint cannot be reached.");
        assertThat(ingress.placements).hasSize(2);
        assertThat(ingress.placements.get(1).tried()).containsExactly(URI.create("http://127.0.0.1:1"));
    }

    @Test
    void passes_the_last_refusal_on_in_the_model_servers_own_words() {
        Answer answer = ingress.with(answering(refusal(503, ""))).post(BODY);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"error\":\"busy\"");
    }

    @Test
    void leaves_an_endpoint_alone_that_asks_for_a_pause() {
        ScriptedEndpoint busy = answering(refusal(429, "retry-after: 3\r\n"));
        assertThat(ingress.with(busy, answering(json("{}"))).post(BODY).status())
                .isEqualTo(200);
        Await.until("the pool hears of the pause", () -> ingress.rested.size() == 1);
        assertThat(ingress.rested.get(0).pause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(ingress.rested.get(0).endpoint()).isEqualTo(busy.endpoint().address());
    }

    @Test
    void hands_the_client_the_pause_when_nobody_else_can_answer() {
        Answer answer =
                ingress.with(answering(refusal(429, "retry-after: 3\r\n"))).post(BODY);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.head().getHeader("retry-after")).isEqualTo("3");
    }

    @Test
    void ends_a_broken_stream_with_an_error_event_and_tries_nobody_else() {
        ScriptedEndpoint other = answering(json("{}"));
        ingress.with(breaking(EVENTS_HEAD, chunk("data: {\"a\":1}\n\ndata: {\"half\"")), other);
        Answer answer = ingress.post(BODY);
        assertThat(answer.broken()).isFalse();
        assertThat(answer.body())
                .startsWith("data: {\"a\":1}\n\ndata: {\"error\":{\"message\":")
                .endsWith("\"code\":\"upstream_failed\"}}\n\ndata: [DONE]\n\n")
                .doesNotContain("half");
        assertThat(other.requests()).isEmpty();
        assertThat(ingress.onlyCompleted().outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void cuts_off_an_answer_that_is_no_stream_when_it_breaks() {
        ingress.with(breaking("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"half\":"));
        Answer answer = ingress.post(BODY);
        assertThat(answer.broken()).isTrue();
        assertThat(ingress.onlyCompleted().outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void stops_the_endpoint_when_the_client_leaves_in_the_stream() {
        ScriptedEndpoint endpoint = answering(EVENTS_HEAD, chunk("data: 1\n\n"));
        ingress.with(endpoint);
        Await.on(ingress.onLoop(() -> ingress.open(HttpMethod.POST, "/v1/chat/completions", BODY)
                .compose(head ->
                        head.exceptionHandler(gone -> {}).request().connection().close())));
        Await.until("the endpoint's connection ends", () -> endpoint.closedConnections() == 1);
        assertThat(ingress.onlyCompleted().outcome()).isEqualTo(Outcome.CLIENT_GONE);
        Await.until("the placement is released", () -> ingress.released.size() == 1);
    }

    @Test
    void stops_the_endpoint_when_the_client_leaves_before_an_answer() {
        ScriptedEndpoint silent = answering();
        ingress.with(silent);
        NetSocket client = Await.on(ingress.sockets.connect(ingress.port, "127.0.0.1"));
        client.write("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: " + BODY.length() + "\r\n\r\n"
                + BODY);
        Await.until("the endpoint has the request", () -> silent.requests().size() == 1);
        client.close();
        Await.until("the endpoint's connection ends", () -> silent.closedConnections() == 1);
        assertThat(ingress.onlyCompleted().outcome()).isEqualTo(Outcome.CLIENT_GONE);
        assertThat(ingress.onlyCompleted().status()).isEqualTo(499);
    }

    @Test
    void tries_the_same_endpoint_again_when_it_closed_an_idle_connection() {
        ScriptedEndpoint endpoint = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            if (n == 1) {
                socket.close();
            } else {
                socket.write(json("{}"));
            }
        });
        ingress.with(endpoint);
        assertThat(ingress.post(BODY).status()).isEqualTo(200);
        assertThat(ingress.post(BODY).status()).isEqualTo(200);
        assertThat(endpoint.requests()).hasSize(3);
    }

    @Test
    void releases_each_placement_once() {
        ingress.endpoints.add(unreachable());
        ingress.with(answering(json("{}"))).post(BODY);
        Await.until("the placement is released", () -> ingress.released.size() == 1);
        assertThat(ingress.released.get(0).ticket()).isEqualTo(1);
    }

    @Test
    void reads_the_usage_of_an_answer_that_is_no_stream() {
        ingress.with(answering(json("{\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":8}}}")));
        ingress.post(BODY);
        assertThat(ingress.onlyCompleted().usage()).contains(new Usage(11, 3, 8, 0));
    }

    @Test
    void refuses_a_model_that_nobody_serves_and_names_those_that_are() {
        Answer answer = ingress.post("{\"model\":\"gpt-9\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().getString("code")).isEqualTo("model_not_found");
        assertThat(answer.error().getString("message"))
                .isEqualTo("The model `gpt-9` does not exist. Available: llama.");
        assertThat(ingress.onlyCompleted().subject().model()).isEmpty();
    }

    private static Endpoint unreachable() {
        return new Endpoint("unreachable", URI.create("http://127.0.0.1:1"), Map.of(), Sample.UNKNOWN, 0, 0);
    }
}
