package dev.sluice.admin;

import dev.sluice.bus.Bus;
import dev.sluice.caller.Authentication;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Addresses;
import dev.sluice.message.KeyDropped;
import dev.sluice.message.KeyMade;
import dev.sluice.message.KeysQuestion;
import dev.sluice.message.KeysView;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The pages that make API keys, list them and remove them. */
final class KeyPages {
    private static final int BODY_LIMIT = 64 * 1024;

    private final Bus bus;
    private final AdminOptions options;

    KeyPages(Bus bus, AdminOptions options) {
        this.bus = bus;
        this.options = options;
    }

    void add(Router router) {
        Pages.page(router.get("/keys"), allowed(this::list));
        Pages.page(
                router.post("/keys").handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT)), allowed(this::make));
        Pages.page(router.delete("/keys/:id"), allowed(this::drop));
    }

    /** Only for those who may make keys: who knows the token or, without one, who is on this machine. */
    private Function<RoutingContext, Future<Void>> allowed(Function<RoutingContext, Future<Void>> page) {
        return http -> refusal(http)
                .map(sentence -> Pages.error(http, 403, sentence))
                .orElseGet(() -> Future.<Void>succeededFuture()
                        .compose(begin -> page.apply(http))
                        .recover(failure -> refused(http, failure)));
    }

    private Optional<String> refusal(RoutingContext http) {
        if (options.token().isEmpty()) {
            return Authentication.isLoopback(options.host())
                    ? Optional.empty()
                    : Optional.of("keys are made and shown here only where the verticle admin has a `token`, as other"
                            + " machines can reach " + options.host());
        }
        String presented = http.request().getHeader(HttpHeaders.AUTHORIZATION);
        String wanted = "Bearer " + options.token().get().value();
        return presented != null && MessageDigest.isEqual(bytes(presented), bytes(wanted))
                ? Optional.empty()
                : Optional.of("wanted the token of the verticle admin as `Authorization: Bearer TOKEN`");
    }

    private Future<Void> list(RoutingContext http) {
        return bus.ask(Addresses.KEYS, new KeysQuestion()).compose(view -> Pages.json(http, 200, KeysJson.of(view)));
    }

    /** What comes as JSON by its own account, as no page of a stranger can send in a browser's name. */
    private Future<Void> make(RoutingContext http) {
        String type = http.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return Pages.error(http, 415, "wanted Content-Type: application/json");
        }
        return bus.ask(Addresses.KEY_WANTED, KeysJson.wanted(body(http))).compose(made -> show(http, made));
    }

    private Future<Void> drop(RoutingContext http) {
        String id = http.pathParam("id");
        return bus.ask(Addresses.KEYS, new KeysQuestion()).compose(view -> drop(http, id, view));
    }

    private Future<Void> drop(RoutingContext http, String id, KeysView view) {
        if (view.keys().stream().noneMatch(key -> key.id().equals(id))) {
            return Pages.error(http, 404, "there is no key with the id " + id);
        }
        return bus.ask(Addresses.KEY_DROPPED, new KeyDropped(id))
                .compose(
                        dropped -> http.response().setStatusCode(204).end(),
                        failure -> failure instanceof ConfigurationException elsewhere
                                ? Pages.error(http, 409, elsewhere.sentence())
                                : Future.failedFuture(failure));
    }

    private static Future<Void> show(RoutingContext http, KeyMade made) {
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return Pages.json(
                http,
                201,
                new JsonObject().put("id", made.id()).put("key", made.key().value()));
    }

    private static JsonObject body(RoutingContext http) {
        try {
            return Optional.ofNullable(http.body().asJsonObject()).orElseGet(JsonObject::new);
        } catch (DecodeException | ClassCastException wrong) {
            throw new ConfigurationException("", "the body is not a JSON object");
        }
    }

    private static Future<Void> refused(RoutingContext http, Throwable failure) {
        return failure instanceof ConfigurationException wrong
                ? Pages.error(http, 400, String.valueOf(wrong.getMessage()))
                : Pages.error(http, 503, "nobody answers for API keys; the verticle identity does, where it is listed");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
