package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.json;
import static dev.sluice.ingress.ScriptedEndpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Prefill.Legs;
import dev.sluice.message.Released;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a sidecar at the endpoint of the answer drives both legs, and the gateway names the other endpoint to it. */
class PrefillHeaderTest {
    private static final String BODY = "{\"model\":\"llama\",\"max_tokens\":9}";
    private static final String HEADER = "x-prefiller-host-port: ";

    private final IngressFixture ingress = new IngressFixture();
    private final ScriptedEndpoint prefill = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
    private final ScriptedEndpoint decode =
            new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{\"answer\":1}")));

    @BeforeEach
    void nameByHeader() {
        ingress.legs = Legs.HEADERS;
        ingress.prefillAt(prefill);
    }

    @AfterEach
    void close() {
        ingress.close();
    }

    @Test
    void names_the_endpoint_of_the_prefill_in_the_only_request() {
        ingress.with(decode);
        assertThat(ingress.post(BODY).body()).isEqualTo("{\"answer\":1}");
        assertThat(named(decode, 0)).containsExactly(HEADER + address(prefill));
        assertThat(decode.requests().get(0)).endsWith("\r\n\r\n" + BODY);
        assertThat(decode.requests()).hasSize(1);
        assertThat(prefill.requests()).isEmpty();
    }

    @Test
    void believes_no_client_that_names_an_endpoint() {
        ingress.with(decode);
        ingress.post(BODY, "x-prefiller-host-port", "10.0.0.1:80", "x-data-parallel-host-port", "10.0.0.1:81");
        assertThat(named(decode, 0)).containsExactly(HEADER + address(prefill));
        assertThat(decode.requests().get(0)).doesNotContain("10.0.0.1");
    }

    @Test
    void names_none_where_the_prompt_is_computed_by_the_endpoint_of_the_answer() {
        ingress.prefills.clear();
        ingress.with(decode);
        ingress.post(BODY, "x-prefiller-host-port", "10.0.0.1:80");
        assertThat(named(decode, 0)).isEmpty();
    }

    @Test
    void names_none_where_the_api_has_one_leg() {
        ingress.with(decode);
        assertThat(ingress.send(HttpMethod.POST, "/v1/responses", BODY).status())
                .isEqualTo(200);
        assertThat(named(decode, 0)).isEmpty();
    }

    @Test
    void counts_the_prefill_until_the_answer_begins() {
        List<NetSocket> waiting = new CopyOnWriteArrayList<>();
        ScriptedEndpoint slow = new ScriptedEndpoint(ingress.vertx, (n, socket) -> waiting.add(socket));
        ingress.with(slow);
        var answered = ingress.onLoop(() -> ingress.open(HttpMethod.POST, "/v1/chat/completions", BODY));
        Await.until("the request is under way", () -> waiting.size() == 1);
        assertThat(ingress.released).isEmpty();
        waiting.get(0).write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"a\":");
        Await.on(answered);
        Await.until("the prefill is released", () -> ingress.released.size() == 1);
        assertThat(ingress.released).extracting(Released::ticket).containsExactly(1001L);
        waiting.get(0).write("1234");
        Await.until("the answer is released", () -> ingress.released.size() == 2);
        assertThat(ingress.released).extracting(Released::ticket).containsExactly(1001L, 1L);
    }

    @Test
    void has_the_prompt_computed_where_the_answer_is_after_a_failure() {
        ScriptedEndpoint failing = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(refusal(503, "")));
        ingress.with(failing, decode);
        assertThat(ingress.post(BODY).status()).isEqualTo(200);
        assertThat(named(failing, 0)).containsExactly(HEADER + address(prefill));
        assertThat(named(decode, 0)).isEmpty();
        Await.until("both are released", () -> ingress.released.size() == 2);
    }

    private static String address(ScriptedEndpoint endpoint) {
        return endpoint.endpoint().address().getAuthority();
    }

    private static List<String> named(ScriptedEndpoint endpoint, int request) {
        return endpoint.requests()
                .get(request)
                .lines()
                .filter(line -> line.startsWith("x-prefiller") || line.startsWith("x-data-parallel"))
                .toList();
    }
}
