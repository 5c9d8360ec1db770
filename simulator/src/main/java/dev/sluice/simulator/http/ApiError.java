package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * An error as vLLM tells it.
 *
 * @param status status code, 400 to 599
 * @param type name of the kind of error
 * @param message a sentence
 * @param param the field it is about
 */
record ApiError(int status, String type, String message, Optional<String> param) {
    private static final Map<Integer, String> TYPES = Map.of(
            400, "BadRequestError",
            401, "AuthenticationError",
            403, "PermissionDeniedError",
            404, "NotFoundError",
            422, "UnprocessableEntityError",
            429, "RateLimitError",
            501, "NotImplementedError",
            503, "ServiceUnavailableError");

    /** An error of this status, with vLLM's name for its type. */
    static ApiError of(int status, String message) {
        return new ApiError(status, TYPES.getOrDefault(status, fallback(status)), message, Optional.empty());
    }

    /** A field that has the right form and the wrong value. */
    static ApiError badValue(String param, String message) {
        return new ApiError(400, "BadRequestError", message, Optional.of(param));
    }

    /** A field of the wrong form, or a missing one; {@code path} is dotted and begins with {@code body}. */
    static ApiError validation(String type, String path, String message) {
        String text = "1 validation error:\n  {'type': '" + type + "', 'loc': ('" + path.replace(".", "', '") + "'"
                + (path.contains(".") ? "" : ",") + "), 'msg': '" + message + "'}";
        return new ApiError(400, "Bad Request", text, Optional.of(path));
    }

    /** An error of HTTP rather than of the model. */
    static ApiError http(int status, String phrase) {
        return new ApiError(status, phrase, phrase, Optional.empty());
    }

    ObjectNode json() {
        ObjectNode error = Json.object()
                .put("message", message)
                .put("type", type)
                .put("param", param.orElse(null))
                .put("code", status);
        return Json.object().set("error", error);
    }

    private static String fallback(int status) {
        return status < 500 ? "BadRequestError" : "InternalServerError";
    }
}
