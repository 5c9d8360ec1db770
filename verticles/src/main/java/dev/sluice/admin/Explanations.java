package dev.sluice.admin;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.DecisionAnswer;
import dev.sluice.message.DecisionQuestion;
import dev.sluice.message.ExplainQuestion;
import dev.sluice.message.Explanation;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.RawRequest;
import dev.sluice.rewriting.PluginHeaders;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Asks pools why requests go where they go. */
final class Explanations {
    private static final String PREFIX = "/v1/";

    private final Bus bus;

    Explanations(Bus bus) {
        this.bus = bus;
    }

    /** The API of a name such as {@code chat/completions}. */
    static Optional<InferenceApi> api(String name) {
        return Arrays.stream(InferenceApi.values())
                .filter(api -> api.path().equals(PREFIX + name))
                .findFirst();
    }

    /** Why a request of late went where it went; fails where the pool does not answer. */
    Future<Optional<Explanation>> decision(String pool, String requestId) {
        return bus.ask(Addresses.decision(pool), new DecisionQuestion(requestId))
                .map(DecisionAnswer::explanation);
    }

    /**
     * Where a request would go now.
     *
     * @param headers those it would come with; its {@code x-} headers are shown to the plugins
     * @return fails with the problem of a body that is refused, or where the pool does not answer
     */
    Future<Explanation> explain(String pool, InferenceApi api, MultiMap headers, Buffer body) {
        Map<String, String> shown = PluginHeaders.of(headers);
        RawRequest raw = new RawRequest(shown.getOrDefault("x-request-id", "explain"), api, shown, body);
        return bus.askNear(Addresses.VALIDATE, raw)
                .compose(request -> bus.ask(Addresses.explain(pool), new ExplainQuestion(request)));
    }
}
