package dev.sluice.ingress;

import dev.sluice.message.InferenceApi;
import dev.sluice.problem.Problem;
import dev.sluice.routing.Routed;
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
 * Lets a request in: the inference APIs by one look-up, as they are the hot path; then what a route passes on unread; and
 * everything else by the router.
 */
final class FrontDoor implements Handler<HttpServerRequest> {
    private static final Map<String, InferenceApi> APIS = Arrays.stream(InferenceApi.values())
            .collect(Collectors.toUnmodifiableMap(InferenceApi::path, Function.identity()));

    private final Loop loop;
    private final Directions directions;
    private final Handler<HttpServerRequest> others;

    FrontDoor(Loop loop, Directions directions, Handler<HttpServerRequest> others) {
        this.loop = loop;
        this.directions = directions;
        this.others = others;
    }

    @Override
    public void handle(HttpServerRequest http) {
        String path = http.path();
        if (path == null) {
            refuse(http, new Problem.UnknownPath(http.method().name(), String.valueOf(http.uri())));
            return;
        }
        Optional<InferenceApi> api = Optional.ofNullable(APIS.get(path));
        Optional<Problem> unreadable = api.flatMap(known -> unreadable(http));
        if (api.isPresent() && unreadable.isEmpty()) {
            serve(http, api);
        } else if (passesOn(http)) {
            serve(http, Optional.empty());
        } else {
            unreadable.ifPresentOrElse(problem -> refuse(http, problem), () -> others.handle(http));
        }
    }

    private void serve(HttpServerRequest http, Optional<InferenceApi> api) {
        loop.admission().obstacle().ifPresentOrElse(problem -> refuse(http, problem), () -> new Exchange(
                        loop, directions, http, api)
                .run()
                .onFailure(never -> {}));
    }

    /** Whether a route takes the request without knowing a model; what models there are is always ours to say. */
    private boolean passesOn(HttpServerRequest http) {
        HttpHead head = new HttpHead(http);
        return directions.to(head, Optional.empty()).filter(Routed::isPlain).isPresent()
                && !(SideRoutes.asksForModels(http)
                        && !directions.models(head.host()).isEmpty());
    }

    private static Optional<Problem> unreadable(HttpServerRequest http) {
        if (!http.method().equals(HttpMethod.POST)) {
            return Optional.of(new Problem.MethodNotAllowed(http.method().name(), http.path(), "POST"));
        }
        String type = http.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isJson(type)) {
            return Optional.of(new Problem.UnsupportedMediaType(type));
        }
        String encoding = http.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity")
                ? Optional.of(new Problem.UnsupportedEncoding(encoding))
                : Optional.empty();
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
