package dev.sluice.ingress;

import dev.sluice.message.InferenceApi;
import dev.sluice.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets a request in: the inference APIs by one look-up, as they are the hot path, everything else by the router.
 */
final class FrontDoor implements Handler<HttpServerRequest> {
    private static final Map<String, InferenceApi> APIS = Arrays.stream(InferenceApi.values())
            .collect(Collectors.toUnmodifiableMap(InferenceApi::path, Function.identity()));

    private final Loop loop;
    private final Handler<HttpServerRequest> others;
    private int running;

    FrontDoor(Loop loop, Handler<HttpServerRequest> others) {
        this.loop = loop;
        this.others = others;
    }

    @Override
    public void handle(HttpServerRequest http) {
        String path = http.path();
        if (path == null) {
            refuse(http, new Problem.UnknownPath(http.method().name(), String.valueOf(http.uri())));
            return;
        }
        InferenceApi api = APIS.get(path);
        if (api == null) {
            others.handle(http);
            return;
        }
        refusal(http).ifPresentOrElse(problem -> refuse(http, problem), () -> serve(http, api));
    }

    private void serve(HttpServerRequest http, InferenceApi api) {
        running++;
        new Exchange(loop, http, api).run().onComplete(ended -> running--);
    }

    private Optional<Problem> refusal(HttpServerRequest http) {
        if (!http.method().equals(HttpMethod.POST)) {
            return Optional.of(new Problem.MethodNotAllowed(http.method().name(), http.path(), "POST"));
        }
        String type = http.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isJson(type)) {
            return Optional.of(new Problem.UnsupportedMediaType(type));
        }
        String encoding = http.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(new Problem.UnsupportedEncoding(encoding));
        }
        int limit = loop.options().limits().requests();
        return running >= limit ? Optional.of(new Problem.Overloaded(limit)) : Optional.empty();
    }

    private void refuse(HttpServerRequest http, Problem problem) {
        http.response().putHeader(Exchange.REQUEST_ID, loop.ids().idOf(http));
        ErrorWriter.write(http, problem).onFailure(gone -> {});
    }

    private static boolean isJson(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
