package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.EVENTS_HEAD;
import static dev.sluice.ingress.ScriptedEndpoint.LAST_CHUNK;
import static dev.sluice.ingress.ScriptedEndpoint.chunk;
import static dev.sluice.ingress.ScriptedEndpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.ingress.IngressOptions.ResponseIds;
import dev.sluice.message.Addresses;
import dev.sluice.message.KeeperAnswer;
import dev.sluice.message.Placed;
import dev.sluice.naming.EndpointKey;
import dev.sluice.naming.ResponseId;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Protocol;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponseIdsTest {
    private static final String ANSWER = "{\"id\":\"resp_1\",\"object\":\"response\",\"output\":[{\"id\":\"msg_1\"}]}";

    private IngressFixture ingress = new IngressFixture();

    @AfterEach
    void close() {
        ingress.close();
    }

    private static String suffix(ScriptedEndpoint endpoint) {
        return ResponseId.suffix(EndpointKey.of(endpoint.endpoint().address()));
    }

    private Answer ask(String model, String previous) {
        return ingress.send(HttpMethod.POST, "/v1/responses", body(model, previous));
    }

    private static String body(String model, String previous) {
        String continued = previous.isEmpty() ? "" : ",\"previous_response_id\":\"" + previous + "\"";
        return "{\"model\":\"" + model + "\"" + continued + ",  \"input\":\"x\"}";
    }

    private static String bodyOf(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private List<ScriptedEndpoint> three() {
        List<ScriptedEndpoint> three =
                List.of(ingress.answering(ANSWER), ingress.answering(ANSWER), ingress.answering(ANSWER));
        ingress.with(three.toArray(ScriptedEndpoint[]::new));
        return three;
    }

    @Test
    void names_the_endpoint_in_the_id_of_a_whole_answer_and_nowhere_else() {
        ScriptedEndpoint only = ingress.answering(ANSWER);
        Answer answer = ingress.with(only).send(HttpMethod.POST, "/v1/responses", body("llama", ""));
        assertThat(answer.body()).isEqualTo(ANSWER.replace("resp_1", "resp_1" + suffix(only)));
    }

    @Test
    void names_the_endpoint_in_every_event_of_a_stream() {
        String events = "event: response.created\ndata: {\"response\":{\"id\":\"resp_1\"}}\n\n"
                + "data: {\"delta\":\"x\",\"response_id\":\"resp_1\",\"item_id\":\"msg_1\"}\n\n"
                + "event: response.completed\ndata: {\"response\":{\"id\":\"resp_1\"}}\n\n";
        ScriptedEndpoint only = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            socket.write(EVENTS_HEAD);
            for (int i = 0; i < events.length(); i += 7) {
                socket.write(chunk(events.substring(i, Math.min(events.length(), i + 7))));
            }
            socket.write(LAST_CHUNK);
        });
        ingress.with(only);
        assertThat(ask("llama", "").body()).isEqualTo(events.replace("resp_1", "resp_1" + suffix(only)));
    }

    @Test
    void takes_each_of_three_endpoints_its_own_id_in_a_body_otherwise_unchanged() {
        List<ScriptedEndpoint> three = three();
        for (ScriptedEndpoint endpoint : List.of(three.get(2), three.get(1), three.get(0))) {
            Answer answer = ask("llama", "resp_0" + suffix(endpoint));
            assertThat(answer.body()).contains("\"resp_1" + suffix(endpoint) + "\"");
            assertThat(endpoint.requests())
                    .singleElement()
                    .extracting(ResponseIdsTest::bodyOf)
                    .asString()
                    .contains("\"previous_response_id\":\"resp_0\"")
                    .contains("\"model\":\"llama\"")
                    .endsWith("}");
        }
    }

    @Test
    void asks_whomever_the_pool_names_about_an_id_of_an_unknown_endpoint() {
        List<ScriptedEndpoint> three = three();
        ask("llama", "resp_0" + ResponseId.suffix(42));
        ask("llama", "resp_0");
        assertThat(three.get(0).requests())
                .allSatisfy(request -> assertThat(request).contains("\"resp_0\""))
                .hasSize(2);
    }

    @Test
    void gives_the_client_a_refusal_of_the_keeper_as_no_other_endpoint_has_the_response() {
        ScriptedEndpoint other = ingress.answering(ANSWER);
        ScriptedEndpoint keeper = ingress.refusing(503, "retry-after: 7\r\n");
        ingress.with(other, keeper);
        Answer answer = ask("llama", "resp_0" + suffix(keeper));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.head().getHeader("retry-after")).isEqualTo("7");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void fails_when_the_keeper_breaks_off() {
        ScriptedEndpoint other = ingress.answering(ANSWER);
        ScriptedEndpoint keeper = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.close());
        ingress.with(other, keeper);
        assertThat(ask("llama", "resp_0" + suffix(keeper)).status()).isEqualTo(502);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void lets_another_endpoint_say_what_it_knows_when_nobody_is_where_the_keeper_was() {
        URI gone = URI.create("http://127.0.0.1:" + IngressFixture.freePort());
        ScriptedEndpoint other = ingress.refusing(404, "");
        ingress.endpoints.add(new Endpoint("gone", gone, Map.of(), Sample.UNKNOWN, 0, 0));
        ingress.with(other);
        assertThat(ask("llama", "resp_0" + ResponseId.suffix(EndpointKey.of(gone)))
                        .status())
                .isEqualTo(404);
        assertThat(other.requests()).singleElement().asString().contains("\"resp_0\"");
    }

    @Test
    void leaves_answers_of_other_apis_and_other_statuses_alone() {
        ScriptedEndpoint only = new ScriptedEndpoint(
                ingress.vertx,
                (n, socket) -> socket.write(n == 0 ? json(ANSWER) : json(ANSWER).replace("200 OK", "202 Accepted")));
        ingress.with(only);
        assertThat(ingress.post(IngressFixture.BODY).body()).isEqualTo(ANSWER);
        assertThat(ask("llama", "").body()).isEqualTo(ANSWER);
    }

    @Test
    void leaves_ids_to_providers() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(Rules.model("a", Rules.to(Rules.provider("default/provider", provider))));
        String sent = body("a", "resp_0" + ResponseId.suffix(42));
        assertThat(ingress.routed(HttpMethod.POST, "/v1/responses", sent).body())
                .isEqualTo(ANSWER);
        assertThat(provider.requests()).singleElement().asString().endsWith("\r\n\r\n" + sent);
    }

    @Test
    void visits_first_the_pool_that_has_the_endpoint_where_a_rule_has_several() {
        ScriptedEndpoint keeper = ingress.answering(ANSWER);
        ScriptedEndpoint other = ingress.answering(ANSWER);
        ingress.with(other);
        ingress.bus.answer(
                Addresses.schedule("kept"),
                placement -> Future.succeededFuture(new Placed(1, List.of(keeper.endpoint()))));
        ingress.bus.answer(
                Addresses.keeper("kept"),
                asked -> Future.succeededFuture(new KeeperAnswer(
                        asked.endpoint() == EndpointKey.of(keeper.endpoint().address()))));
        ingress.route(Rules.model("a", Rules.to(pool("pool"), 0), Rules.to(pool("kept"), 1)));
        for (int i = 0; i < 3; i++) {
            ingress.routed(HttpMethod.POST, "/v1/responses", body("a", "resp_0" + suffix(keeper)));
        }
        assertThat(keeper.requests()).hasSize(3);
        ingress.routed(HttpMethod.POST, "/v1/responses", body("a", "resp_0" + ResponseId.suffix(42)));
        assertThat(other.requests()).hasSize(1);
    }

    private static Backend.Pool pool(String name) {
        return new Backend.Pool(name, Protocol.HTTP1, List.of(), Optional.empty());
    }

    @Test
    void gives_out_plain_ids_where_that_is_configured_and_still_takes_the_others() {
        ingress.close();
        ingress = new IngressFixture(ResponseIds.PLAIN);
        List<ScriptedEndpoint> three = three();
        assertThat(ask("llama", "").body()).isEqualTo(ANSWER);
        ask("llama", "resp_0" + suffix(three.get(2)));
        assertThat(three.get(2).requests()).singleElement().asString().contains("\"resp_0\"");
    }
}
