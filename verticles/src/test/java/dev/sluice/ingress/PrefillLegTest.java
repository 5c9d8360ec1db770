package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.json;
import static dev.sluice.ingress.ScriptedEndpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.ingress.IngressOptions.Timeouts;
import dev.sluice.message.Placement;
import dev.sluice.message.Prefilled;
import dev.sluice.message.Prefilled.Failure;
import dev.sluice.message.Released;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.Mirror;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void tells_of_a_prefill_that_went_well() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(
                ingress.vertx, (n, socket) -> socket.write(json("{\"kv_transfer_params\":" + PARAMETERS + "}")));
        askWith(prefill);
        assertThat(told(ingress, prefill)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"REFUSED", "UNUSABLE", "BROKEN"})
    void tells_why_a_prefill_was_of_no_use(Failure why) {
        ScriptedEndpoint prefill = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            switch (why) {
                case REFUSED -> socket.write(refusal(503, ""));
                case UNUSABLE -> socket.write(json("{\"kv_transfer_params\":null}"));
                default -> socket.close();
            }
        });
        assertThat(askWith(prefill).status()).isEqualTo(200);
        assertThat(told(ingress, prefill)).contains(why);
    }

    @Test
    void tells_of_a_prefill_that_took_too_long() {
        Timeouts patient = IngressFixture.PATIENT;
        Timeouts limits = new Timeouts(
                patient.body(),
                patient.connectionIdle(),
                patient.connect(),
                Duration.ofMillis(200),
                patient.streamIdle(),
                patient.total());
        try (IngressFixture hasty = new IngressFixture(IngressFixture.ROOMY, limits)) {
            ScriptedEndpoint silent = new ScriptedEndpoint(hasty.vertx, (n, socket) -> {});
            hasty.with(hasty.answering("{}")).prefillAt(silent);
            hasty.post(BODY);
            assertThat(told(hasty, silent)).contains(Failure.TIMEOUT);
        }
    }

    private static Optional<Failure> told(IngressFixture ingress, ScriptedEndpoint prefill) {
        Await.until("it is told", () -> !ingress.prefilled.isEmpty());
        Prefilled told = ingress.prefilled.get(0);
        assertThat(told.pool()).isEqualTo("pool");
        assertThat(told.endpoint()).isEqualTo(prefill.endpoint().name());
        return told.failure();
    }

    @Test
    void has_one_leg_where_the_api_has_one() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
        ingress.with(decode).prefillAt(prefill);
        assertThat(ingress.send(HttpMethod.POST, "/v1/responses", BODY).status())
                .isEqualTo(200);
        assertThat(ingress.placements).extracting(Placement::oneLeg).containsExactly(true);
        assertThat(prefill.requests()).isEmpty();
    }

    @Test
    void has_one_leg_for_the_copy_of_a_request_that_nobody_waits_for() {
        ScriptedEndpoint prefill = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
        ScriptedEndpoint asked = ingress.answering("{}");
        ingress.with(decode).prefillAt(prefill);
        ingress.route(Rules.with(
                Rules.model("llama", Rules.to(Rules.provider("default/asked", asked))),
                new Filters(
                        HeaderChange.NONE,
                        HeaderChange.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Mirror(Rules.pool(), 1)))));
        ingress.routed(HttpMethod.POST, "/v1/chat/completions", BODY);
        Await.until("the copy is over", () -> ingress.released.size() == 1);
        assertThat(ingress.placements).extracting(Placement::oneLeg).containsExactly(true);
        assertThat(bodyOf(decode.requests().get(0))).isEqualTo(BODY);
        assertThat(prefill.requests()).isEmpty();
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
        assertThat(ingress.prefilled).isEmpty();
    }
}
