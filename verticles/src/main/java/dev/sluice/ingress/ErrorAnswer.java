package dev.sluice.ingress;

import dev.sluice.limits.LimitUnit;
import dev.sluice.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A problem in the words of the OpenAI API, or the Anthropic API. The only place that knows which status, type and code a problem has.
 *
 * @param retryAfterSeconds what a client should wait before it tries again; 0 where trying again is no use
 */
record ErrorAnswer(
        int status, String type, Optional<String> code, Optional<String> param, String message, int retryAfterSeconds) {
    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";

    private static final Map<Class<? extends Problem>, Function<Problem, ErrorAnswer>> ANSWERS = Map.ofEntries(
            answer(Problem.InvalidRequest.class, p -> refused(400, p, p.code(), Optional.of(p.param()))),
            answer(
                    Problem.ModelNotFound.class,
                    p -> refused(404, p, Optional.of("model_not_found"), Optional.of("model"))),
            answer(
                    Problem.ModelWithheld.class,
                    p -> refused(404, p, Optional.of("model_not_found"), Optional.of("model"))),
            answer(
                    Problem.ModelUnread.class,
                    p -> refused(403, p, Optional.of("model_not_readable"), Optional.of("model"))),
            answer(
                    Problem.Unauthenticated.class,
                    p -> refused(401, p, Optional.of("invalid_api_key"), Optional.empty())),
            answer(Problem.CallersUnknown.class, p -> failed(503, p, "callers_unknown", 1)),
            answer(Problem.UnknownPath.class, p -> refused(404, p, Optional.of("unknown_url"), Optional.empty())),
            answer(
                    Problem.MethodNotAllowed.class,
                    p -> refused(405, p, Optional.of("method_not_allowed"), Optional.empty())),
            answer(
                    Problem.UnsupportedMediaType.class,
                    p -> refused(415, p, Optional.of("unsupported_media_type"), Optional.empty())),
            answer(
                    Problem.UnsupportedEncoding.class,
                    p -> refused(415, p, Optional.of("unsupported_encoding"), Optional.empty())),
            answer(
                    Problem.BodyTooLarge.class,
                    p -> refused(413, p, Optional.of("request_too_large"), Optional.empty())),
            answer(Problem.BodyTimeout.class, p -> refused(408, p, Optional.of("request_timeout"), Optional.empty())),
            answer(Problem.LimitReached.class, ErrorAnswer::limited),
            answer(Problem.LimitUnknown.class, p -> failed(503, p, "limit_unknown", 1)),
            answer(Problem.LimitsAwaited.class, p -> failed(503, p, "limits_awaited", 1)),
            answer(Problem.NoEndpoint.class, p -> failed(503, p, "no_endpoint", 1)),
            answer(Problem.BodiesTooLarge.class, p -> failed(503, p, "overloaded", 1)),
            answer(Problem.Overloaded.class, p -> failed(503, p, "overloaded", 1)),
            answer(Problem.BackendUnresolved.class, p -> failed(500, p, "backend_unresolved", 0)),
            answer(
                    Problem.MissingCredential.class,
                    p -> refused(401, p, Optional.of("missing_credential"), Optional.empty())),
            answer(Problem.UpstreamFailed.class, p -> failed(502, p, "upstream_failed", 0)),
            answer(Problem.Timeout.class, p -> failed(504, p, "upstream_timeout", 0)),
            answer(Problem.Internal.class, p -> failed(500, p, "internal_error", 0)));

    static ErrorAnswer to(Problem problem) {
        Function<Problem, ErrorAnswer> answer = ANSWERS.get(problem.getClass());
        return answer == null ? failed(500, problem, "internal_error", 0) : answer.apply(problem);
    }

    /** The body of an error answer. */
    Buffer body() {
        return new JsonObject().put("error", error()).toBuffer();
    }

    /** The body in the words of the Anthropic API. */
    Buffer bodyOfAnthropic() {
        JsonObject error = new JsonObject().put("type", typeOfAnthropic()).put("message", message);
        return new JsonObject().put("type", "error").put("error", error).toBuffer();
    }

    private String typeOfAnthropic() {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status < 500 ? INVALID : "api_error";
        };
    }

    /** What goes into the stream when the answer has already begun. */
    Buffer event(boolean responsesApi) {
        JsonObject data = responsesApi ? error().put("type", "error") : new JsonObject().put("error", error());
        return Buffer.buffer(
                responsesApi ? "event: error\ndata: " + data + "\n\n" : "data: " + data + "\n\ndata: [DONE]\n\n");
    }

    private JsonObject error() {
        return new JsonObject()
                .put("message", message)
                .put("type", type)
                .put("param", param.filter(name -> !name.isEmpty()).orElse(null))
                .put("code", code.orElse(null));
    }

    private static ErrorAnswer refused(int status, Problem problem, Optional<String> code, Optional<String> param) {
        return new ErrorAnswer(status, INVALID, code, param, problem.message(), 0);
    }

    private static ErrorAnswer failed(int status, Problem problem, String code, int retryAfterSeconds) {
        return new ErrorAnswer(
                status, SERVER, Optional.of(code), Optional.empty(), problem.message(), retryAfterSeconds);
    }

    /** When it may fit is told in headers, to the millisecond. */
    private static ErrorAnswer limited(Problem.LimitReached reached) {
        boolean budget = reached.unit() == LimitUnit.MONEY;
        String quota = "insufficient_quota";
        return new ErrorAnswer(
                429,
                budget ? quota : reached.unit().name().toLowerCase(Locale.ROOT),
                Optional.of(budget ? quota : "rate_limit_exceeded"),
                Optional.empty(),
                reached.message(),
                0);
    }

    private static <P extends Problem> Map.Entry<Class<? extends Problem>, Function<Problem, ErrorAnswer>> answer(
            Class<P> type, Function<P, ErrorAnswer> answer) {
        return Map.entry(type, problem -> answer.apply(type.cast(problem)));
    }
}
