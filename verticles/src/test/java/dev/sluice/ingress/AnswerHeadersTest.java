package dev.sluice.ingress;

import static dev.sluice.ingress.IngressFixture.BODY;
import static dev.sluice.ingress.ScriptedEndpoint.EVENTS_HEAD;
import static dev.sluice.ingress.ScriptedEndpoint.LAST_CHUNK;
import static dev.sluice.ingress.ScriptedEndpoint.chunk;
import static dev.sluice.ingress.ScriptedEndpoint.json;
import static dev.sluice.ingress.ScriptedEndpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.IngressFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest {
    private final IngressFixture ingress = new IngressFixture();

    @BeforeEach
    void tell() {
        ingress.toldHeader = "x-session-token";
    }

    @AfterEach
    void close() {
        ingress.close();
    }

    @Test
    void name_the_endpoint_that_answers() {
        ScriptedEndpoint only = writing(json("{}"));
        assertThat(tokens(ingress.with(only).post(BODY))).isEqualTo(nameOf(only));
    }

    @Test
    void come_with_the_head_of_a_stream() {
        ScriptedEndpoint only = writing(EVENTS_HEAD, chunk("data: [DONE]\n\n"), LAST_CHUNK);
        assertThat(tokens(ingress.with(only).post(BODY))).isEqualTo(nameOf(only));
    }

    @Test
    void name_the_second_endpoint_where_the_first_breaks_off() {
        ScriptedEndpoint broken = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.close());
        ScriptedEndpoint second = writing(json("{}"));
        assertThat(tokens(ingress.with(broken, second).post(BODY))).isEqualTo(nameOf(second));
        assertThat(broken.requests()).hasSize(1);
    }

    @Test
    void name_the_second_endpoint_where_the_first_refuses() {
        ScriptedEndpoint second = writing(json("{}"));
        assertThat(tokens(ingress.with(writing(refusal(503, "")), second).post(BODY)))
                .isEqualTo(nameOf(second));
    }

    @Test
    void take_the_place_of_what_a_model_server_says_under_the_same_name() {
        ScriptedEndpoint boasting = writing(
                "HTTP/1.1 200 OK\r\nx-session-token: mine\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}");
        assertThat(tokens(ingress.with(boasting).post(BODY))).isEqualTo(nameOf(boasting));
    }

    private ScriptedEndpoint writing(String... writes) {
        return new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            for (String write : writes) {
                socket.write(write);
            }
        });
    }

    private static String tokens(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return String.join(" ", answer.head().headers().getAll("x-session-token"));
    }

    private static String nameOf(ScriptedEndpoint scripted) {
        return scripted.endpoint().name();
    }
}
