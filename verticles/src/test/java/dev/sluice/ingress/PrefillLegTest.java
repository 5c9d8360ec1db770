package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.json;
import static dev.sluice.ingress.ScriptedEndpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.message.Released;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrefillLegTest {
    private static final String BODY =
            "{\"model\":\"llama\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"max_completion_tokens\":90}";
    private static final String PARAMETERS = "{\"remote_block_ids\": [1, 2],\"remote_port\":5600}";

    private final IngressFixture ingress = new IngressFixture();
    private final ScriptedEndpoint decode =
            new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{\"answer\":1}")));

    @AfterEach
    void close() {
        ingress.close();
    }

    private Answer askWith(ScriptedEndpoint prefill) {
        ingress.with(decode).prefillAt(prefill);
        return ingress.post(BODY);
    }

    private static String bodyOf(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void has_the_prompt_computed_first_and_hands_over_where_it_is() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(
                ingress.vertx,
                (n, socket) -> socket.write(json("{\"id\":1,\"kv_transfer_params\":" + PARAMETERS + "}")));
        assertThat(askWith(prefill).body()).isEqualTo("{\"answer\":1}");
        assertThat(bodyOf(prefill.requests().get(0)))
                .startsWith("{\"model\":\"llama\",\"max_completion_tokens\":1,")
                .contains("\"stream\":false", "\"max_tokens\":1", "\"do_remote_decode\":true")
                .doesNotContain("stream_options");
        assertThat(bodyOf(decode.requests().get(0)))
                .isEqualTo(BODY.substring(0, BODY.length() - 1) + ",\"kv_transfer_params\":" + PARAMETERS + "}");
        assertThat(requestId(prefill)).isEqualTo(requestId(decode)).isNotEmpty();
    }

    private static String requestId(ScriptedEndpoint endpoint) {
        return endpoint.requests()
                .get(0)
                .lines()
                .filter(line -> line.startsWith("x-request-id:"))
                .findFirst()
                .orElse("");
    }

    @Test
    void releases_both_legs() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(
                ingress.vertx, (n, socket) -> socket.write(json("{\"kv_transfer_params\":" + PARAMETERS + "}")));
        assertThat(askWith(prefill).status()).isEqualTo(200);
        Await.until("both are released", () -> ingress.released.size() == 2);
        assertThat(ingress.released).extracting(Released::ticket).containsExactly(1001L, 1L);
    }

    @Test
    void has_the_prompt_computed_where_the_answer_is_when_the_prefill_fails() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(refusal(500, "")));
        assertThat(askWith(prefill).status()).isEqualTo(200);
        assertThat(prefill.requests()).hasSize(1);
        assertThat(bodyOf(decode.requests().get(0))).isEqualTo(BODY);
    }

    @Test
    void has_the_prompt_computed_where_the_answer_is_when_the_prefill_breaks_off() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.close());
        assertThat(askWith(prefill).status()).isEqualTo(200);
        assertThat(bodyOf(decode.requests().get(0))).isEqualTo(BODY);
    }

    @Test
    void stops_the_prefill_when_the_client_leaves() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
        ingress.with(decode).prefillAt(prefill);
        Future<HttpClientRequest> sent = ingress.onLoop(() -> ingress.client
                .request(HttpMethod.POST, ingress.port, "127.0.0.1", "/v1/chat/completions")
                .map(request -> {
                    request.send(BODY).onFailure(left -> {});
                    return request;
                }));
        Await.until("the prefill is under way", () -> prefill.requests().size() == 1);
        HttpClientRequest request = Await.on(sent);
        ingress.vertx.runOnContext(go -> request.reset());
        Await.until("the prefill is stopped", () -> prefill.closedConnections() == 1);
        Await.until("both are released", () -> ingress.released.size() == 2);
        assertThat(decode.requests()).isEmpty();
    }
}
