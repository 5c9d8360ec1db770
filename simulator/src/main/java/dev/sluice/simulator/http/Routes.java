package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Which path and method leads where. */
final class Routes {
    private final Map<String, Map<HttpMethod, Handler<HttpServerRequest>>> routes = new HashMap<>();

    void get(String path, Handler<HttpServerRequest> handler) {
        routes.computeIfAbsent(path, first -> new HashMap<>()).put(HttpMethod.GET, handler);
    }

    /** A path that takes a JSON object. */
    void post(String path, BiConsumer<HttpServerRequest, ObjectNode> handler) {
        post(path, request -> false, handler);
    }

    /** A path that takes a JSON object, unless something else happens to the request first. */
    void post(String path, Predicate<HttpServerRequest> intercepts, BiConsumer<HttpServerRequest, ObjectNode> handler) {
        routes.computeIfAbsent(path, first -> new HashMap<>()).put(HttpMethod.POST, request -> RequestBody.of(request)
                .onSuccess(body -> attempt(request, () -> {
                    if (!intercepts.test(request)) {
                        handler.accept(request, object(request, body));
                    }
                }))
                .onFailure(failure -> Answers.failure(request, failure)));
    }

    void handle(HttpServerRequest request) {
        Map<HttpMethod, Handler<HttpServerRequest>> methods = routes.get(String.valueOf(request.path()));
        if (methods == null) {
            Answers.error(request.response(), ApiError.http(404, "Not Found"));
            return;
        }
        Handler<HttpServerRequest> handler = methods.get(request.method());
        if (handler == null) {
            Answers.error(request.response(), ApiError.http(405, "Method Not Allowed"));
            return;
        }
        attempt(request, () -> handler.handle(request));
    }

    private static void attempt(HttpServerRequest request, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            Answers.failure(request, failure);
        }
    }

    private static ObjectNode object(HttpServerRequest request, Buffer body) {
        String contentType = request.getHeader("content-type");
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new ApiException(ApiError.validation(
                    "value_error", "body", "Unsupported Media Type: Only application/json is allowed"));
        }
        return Json.read(body);
    }
}
