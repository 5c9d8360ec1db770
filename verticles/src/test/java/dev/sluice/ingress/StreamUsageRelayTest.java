package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.EVENTS_HEAD;
import static dev.sluice.ingress.ScriptedEndpoint.LAST_CHUNK;
import static dev.sluice.ingress.ScriptedEndpoint.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Usage;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamUsageRelayTest {
    private static final String TEXT = "data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}],\"usage\":null}\n\n";
    private static final String MIDDLE =
            "data: {\"choices\":[{\"delta\":{}}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}\n\n";
    private static final String USAGE =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    private final IngressFixture ingress = new IngressFixture();

    @AfterEach
    void close() {
        ingress.close();
    }

    private ScriptedEndpoint streaming(String... events) {
        return new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            socket.write(EVENTS_HEAD);
            for (String event : events) {
                socket.write(chunk(event));
            }
            socket.write(LAST_CHUNK);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 90, 130, 1000})
    void asks_for_usage_and_hides_it_from_a_client_that_did_not(int cut) {
        String events = TEXT + USAGE + DONE;
        int at = Math.min(cut, events.length() - 1);
        ScriptedEndpoint endpoint = streaming(events.substring(0, at), events.substring(at));

        assertThat(ingress.with(endpoint).post(IngressFixture.BODY).body()).isEqualTo(TEXT + DONE);
        assertThat(endpoint.requests())
                .singleElement()
                .asString()
                .endsWith("{\"stream_options\":{\"include_usage\":true},\"model\":\"llama\",  \"stream\":true}");
        assertThat(ingress.onlyCompleted().usage()).contains(new Usage(5, 2, 0, 0));
    }

    @Test
    void gives_the_usage_to_a_client_that_asked() {
        String body = "{\"model\":\"llama\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}";
        ScriptedEndpoint endpoint = streaming(TEXT, USAGE, DONE);

        assertThat(ingress.with(endpoint).post(body).body()).isEqualTo(TEXT + USAGE + DONE);
        assertThat(endpoint.requests()).singleElement().asString().endsWith(body);
    }

    @Test
    void counts_usage_that_comes_in_the_middle_and_in_the_end_once() {
        assertThat(ingress.with(streaming(TEXT, MIDDLE, MIDDLE, USAGE, DONE))
                        .post(IngressFixture.BODY)
                        .body())
                .isEqualTo(TEXT + MIDDLE + MIDDLE + DONE);
        assertThat(ingress.onlyCompleted().usage()).contains(new Usage(5, 2, 0, 0));
    }

    @Test
    void counts_the_text_of_a_stream_without_usage() {
        assertThat(ingress.with(streaming(TEXT, TEXT, TEXT, DONE))
                        .post(IngressFixture.BODY)
                        .body())
                .isEqualTo(TEXT + TEXT + TEXT + DONE);
        assertThat(ingress.onlyCompleted().usage()).contains(Usage.estimated(0, 4));
    }

    @Test
    void counts_the_text_of_a_response_whose_ids_are_marked() {
        String delta = "event: response.output_text.delta\ndata: {\"delta\":\"Hello\"}\n\n";
        ingress.with(streaming(delta, delta));
        ingress.send(HttpMethod.POST, "/v1/responses", IngressFixture.BODY);

        assertThat(ingress.onlyCompleted().usage()).contains(Usage.estimated(0, 3));
    }

    @Test
    void counts_the_text_that_passed_before_the_server_broke_off() {
        ScriptedEndpoint endpoint = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            socket.write(EVENTS_HEAD);
            socket.write(chunk(TEXT));
            socket.close();
        });
        ingress.with(endpoint).post(IngressFixture.BODY);

        assertThat(ingress.onlyCompleted().usage()).contains(Usage.estimated(0, 2));
    }

    @Test
    void asks_nothing_of_an_answer_that_is_no_stream() {
        String body = "{\"model\":\"llama\"}";
        ScriptedEndpoint endpoint = ingress.answering("{}");
        ingress.with(endpoint).post(body);

        assertThat(endpoint.requests()).singleElement().asString().endsWith("\r\n\r\n" + body);
        assertThat(ingress.onlyCompleted().usage()).isEmpty();
    }
}
