package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.limits.LimitUnit;
import dev.sluice.problem.Problem;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorAnswerTest {
    static List<Problem> problems() {
        Duration second = Duration.ofSeconds(1);
        return List.of(
                new Problem.InvalidRequest("wrong", "messages[0]"),
                new Problem.ModelNotFound("m", List.of()),
                new Problem.ModelWithheld("m", List.of("a")),
                new Problem.ModelUnread(),
                new Problem.Unauthenticated("who"),
                new Problem.CallersUnknown("it has only just started"),
                new Problem.LimitReached(
                        "tenants", LimitUnit.TOKENS, "", Duration.ofMinutes(1), 10, 0, 5, OptionalLong.of(1), 2),
                new Problem.LimitUnknown("tenants"),
                new Problem.LimitsAwaited(),
                new Problem.UnknownPath("GET", "/x"),
                new Problem.MethodNotAllowed("GET", "/x", "POST"),
                new Problem.UnsupportedMediaType("text/plain"),
                new Problem.UnsupportedEncoding("gzip"),
                new Problem.BodyTooLarge(1),
                new Problem.BodiesTooLarge(1),
                new Problem.BodyTimeout(second),
                new Problem.NoEndpoint("p", "none"),
                new Problem.BackendUnresolved("default/gone", "there is no such pool"),
                new Problem.MissingCredential("x-key"),
                new Problem.Overloaded(1),
                new Problem.UpstreamFailed(2, "broken"),
                new Problem.Timeout("time", second),
                new Problem.Internal("defect"));
    }

    static List<Problem> budgets() {
        Duration minute = Duration.ofMinutes(1);
        return List.of(
                new Problem.LimitReached("teams", LimitUnit.MONEY, "USD", minute, 10, 0, 5, OptionalLong.of(1), 2));
    }

    @Test
    void knows_every_problem() {
        assertThat(problems())
                .extracting(Problem::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.<Class<?>>asList(Problem.class.getPermittedSubclasses()).stream()
                                .map(type -> (Class<? extends Problem>) type.asSubclass(Problem.class))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource({"problems", "budgets"})
    void is_documented_with_its_status_and_code(Problem problem) throws IOException {
        ErrorAnswer answer = ErrorAnswer.to(problem);
        String page = Files.readString(Path.of("..", "docs", "relay.md"));
        String row = page.lines()
                .filter(line -> line.startsWith("| " + answer.status() + " |"))
                .filter(line -> answer.code()
                        .map(code -> line.contains("`" + code + "`"))
                        .orElse(true))
                .findFirst()
                .orElse("");
        assertThat(row).isNotEmpty();
    }

    @Test
    void has_the_shape_of_the_api() {
        JsonObject error = new JsonObject(
                        ErrorAnswer.to(new Problem.InvalidRequest("wrong", "messages[0]", Optional.of("bad")))
                                .body())
                .getJsonObject("error");
        assertThat(error)
                .isEqualTo(new JsonObject("{\"message\":\"wrong\",\"type\":\"invalid_request_error\","
                        + "\"param\":\"messages[0]\",\"code\":\"bad\"}"));
    }

    @Test
    void ends_a_stream_in_its_own_dialect() {
        ErrorAnswer answer = ErrorAnswer.to(new Problem.UpstreamFailed(1, "gone"));
        assertThat(answer.event(false).toString())
                .startsWith("data: {\"error\":{")
                .endsWith("}}\n\ndata: [DONE]\n\n");
        assertThat(answer.event(true).toString())
                .startsWith("event: error\ndata: {\"message\":")
                .contains("\"type\":\"error\"")
                .endsWith("}\n\n");
    }
}
