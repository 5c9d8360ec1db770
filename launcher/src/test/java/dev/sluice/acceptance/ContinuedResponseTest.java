package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.MODEL;
import static dev.sluice.acceptance.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import dev.sluice.naming.EndpointKey;
import dev.sluice.naming.ResponseId;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three servers, each of which remembers its own responses and refuses to continue any other. */
class ContinuedResponseTest {
    private static final String API = "/v1/responses";

    private static JsonObject body(String input) {
        return new JsonObject().put("model", MODEL).put("input", input).put("max_output_tokens", 3);
    }

    private static String after(String id) {
        return body("And then?").put("previous_response_id", id).encode();
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getString("id");
    }

    private static List<Integer> ports(RunningGateway gateway) {
        return Stream.of(0, 1, 2).map(index -> gateway.server(index).port()).toList();
    }

    private static RunningGateway another(RunningGateway gateway) {
        return RunningGateway.before(
                ports(gateway).stream().map(port -> "http://127.0.0.1:" + port).toList(), Map.of());
    }

    @Test
    void reaches_the_server_that_keeps_the_response_by_a_gateway_that_never_heard_of_it() {
        try (RunningGateway first = RunningGateway.before(3)) {
            List<String> begun = Stream.of("One", "Two", "Three", "Four", "Five", "Six")
                    .map(input -> id(first.post(API, body(input).encode())))
                    .toList();
            try (RunningGateway second = another(first)) {
                for (String id : begun) {
                    ResponseId read = ResponseId.read(id).orElseThrow();
                    String next = id(second.post(API, after(id)));
                    assertThat(next).endsWith(ResponseId.suffix(read.endpoint()));
                    assertThat(id(first.post(API, after(next)))).endsWith(ResponseId.suffix(read.endpoint()));
                    assertOneKeeps(first, read);
                }
            }
        }
    }

    private static void assertOneKeeps(RunningGateway gateway, ResponseId id) {
        for (int port : ports(gateway)) {
            boolean keeps = EndpointKey.of(URI.create("http://127.0.0.1:" + port)) == id.endpoint();
            assertThat(await(gateway.send(HttpMethod.POST, port, API, after(id.own())))
                            .status())
                    .isEqualTo(keeps ? 200 : 404);
        }
    }

    @Test
    void goes_on_from_a_stream() {
        try (RunningGateway gateway = RunningGateway.before(3)) {
            for (String input : List.of("One", "Two", "Three")) {
                String events = gateway.post(
                                API, body(input).put("stream", true).encode())
                        .body();
                List<String> ids = events.lines()
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> new JsonObject(line.substring(6)).getJsonObject("response"))
                        .filter(response -> response != null)
                        .map(response -> response.getString("id"))
                        .toList();
                assertThat(ids).hasSize(3).containsOnly(ids.get(0));
                assertThat(ResponseId.read(ids.get(0))).isPresent();
                assertThat(id(gateway.post(API, after(ids.get(2))))).isNotEmpty();
            }
        }
    }

    @Test
    void has_a_server_say_itself_that_it_does_not_know_a_response() {
        try (RunningGateway gateway = RunningGateway.before(3)) {
            Answer answer = gateway.post(API, after("resp_x" + ResponseId.suffix(42)));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("Response with id 'resp_x' not found.");
        }
    }
}
