package dev.sluice.scheduling;

import dev.sluice.scheduling.SessionParameters.SessionIds;
import dev.sluice.scheduling.SessionParameters.Source;
import dev.sluice.scheduling.SessionParameters.Strategy;
import dev.sluice.scheduling.SessionParameters.TokenHeader;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.Producers;
import dev.sluice.testkit.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions and how they are told apart. */
final class Sessions {
    private static final TokenHeader TOKEN = new TokenHeader("X-Session-Token");

    private Sessions() {}

    static InferenceRequest request(String session) {
        return Requests.withHeaders("llama", Map.of("x-session-id", session));
    }

    static SessionParameters token() {
        return with(Strategy.ENCODED_ENDPOINT_HEADER, ids(header("x-session-id"), 300, 1, Optional.empty()));
    }

    static SessionParameters remembered(double seconds, int room) {
        return with(Strategy.SESSION_ID, ids(header("x-session-id"), seconds, room, Optional.empty()));
    }

    static SessionParameters inHeader(String name) {
        return with(Strategy.SESSION_ID, ids(header(name), 300, 1, Optional.empty()));
    }

    static SessionParameters inCookie(String name) {
        var cookie = new Source(Optional.empty(), Optional.empty(), Optional.of(name));
        return with(Strategy.SESSION_ID, ids(cookie, 300, 1, Optional.empty()));
    }

    static SessionParameters of(String plugin) {
        return with(Strategy.SESSION_ID, ids(header("x-session-id"), 300, 1, Optional.of(plugin)));
    }

    static SessionParameters ofProfile(String name) {
        return new SessionParameters(
                Strategy.SESSION_ID, TOKEN, ids(header("x-session-id"), 300, 1, Optional.empty()), Optional.of(name));
    }

    /** A context in which there is one other plugin. */
    static PluginContext withProducer(String known, Object plugin) {
        Producers producers = new Producers() {
            @Override
            public <T> T need(Class<T> facts, String name) {
                if (!name.equals(known)) {
                    throw new IllegalArgumentException("there is no plugin " + name);
                }
                return facts.cast(plugin);
            }
        };
        return new PluginContext(Contexts.ALONE.random(), Contexts.ALONE.clock(), producers);
    }

    private static SessionParameters with(Strategy strategy, SessionIds ids) {
        return new SessionParameters(strategy, TOKEN, ids, Optional.empty());
    }

    private static SessionIds ids(Source source, double seconds, int room, Optional<String> bindingsOf) {
        return new SessionIds(List.of(source), seconds, 10, room, bindingsOf);
    }

    private static Source header(String name) {
        return new Source(Optional.of(name), Optional.empty(), Optional.empty());
    }
}
