package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import java.util.List;
import java.util.Optional;

/**
 * How sessions are told apart.
 *
 * @param strategy who remembers where a session is served
 * @param encodedEndpointHeaderConfig for {@code encoded_endpoint_header}
 * @param sessionIdConfig for {@code session_id}
 * @param profileName to be left out: a session belongs to the endpoint that the request is sent to
 */
public record SessionParameters(
        @Default("encoded_endpoint_header") Strategy strategy,
        @Default("{}") TokenHeader encodedEndpointHeaderConfig,
        @Default("{}") SessionIds sessionIdConfig,
        Optional<String> profileName) {
    public SessionParameters {
        if (profileName.isPresent() && !profileName.get().isEmpty()) {
            throw new IllegalArgumentException("wanted no profileName, as a session belongs to the endpoint that its"
                    + " requests are sent to, found " + profileName.get());
        }
    }

    /** Who remembers where a session is served. */
    public enum Strategy {
        /** The client, by a token. */
        ENCODED_ENDPOINT_HEADER,
        /** The gateway, by the session's name. */
        SESSION_ID
    }

    /**
     * The token.
     *
     * @param header of the request and of the answer, begins with {@code x-}
     */
    public record TokenHeader(@Default("x-session-token") String header) {
        public TokenHeader {
            header = VisibleHeader.named("header", header);
        }
    }

    /**
     * Where a session's name stands.
     *
     * @param header of the request, begins with {@code x-}
     * @param attribute to be left out: requests have no attributes
     * @param cookieName to be left out: plugins see no cookies, as these hold credentials
     */
    public record Source(Optional<String> header, Optional<String> attribute, Optional<String> cookieName) {
        public Source {
            if (attribute.isPresent() || cookieName.isPresent() || header.isEmpty()) {
                throw new IllegalArgumentException("wanted a header that the session's name stands in, as plugins see"
                        + " no cookies and requests have no attributes");
            }
            header = header.map(name -> VisibleHeader.named("header", name));
        }
    }

    /**
     * Sessions that the gateway remembers.
     *
     * @param sources where a session's name is looked for, in order
     * @param evictionTtlSeconds how long after its last request a session is remembered, more than 0
     * @param evictionSweepSeconds has no effect, as sessions are forgotten in time; accepted because configurations carry it
     * @param maxSessions sessions remembered at most, those used last; 1 or more
     * @param bindingsOf another session plugin of this picker, whose sessions are these; the other keys have no effect then
     */
    public record SessionIds(
            @Default("[{\"header\":\"x-session-id\"}]") List<Source> sources,
            @Default("300") double evictionTtlSeconds,
            @Default("10") double evictionSweepSeconds,
            @Default("65536") int maxSessions,
            Optional<String> bindingsOf) {
        public SessionIds {
            sources = List.copyOf(sources);
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("wanted one or more sources, found none");
            }
            if (!(evictionTtlSeconds > 0 && evictionSweepSeconds > 0)) {
                throw new IllegalArgumentException("wanted evictionTtlSeconds and evictionSweepSeconds of more than 0,"
                        + " found " + evictionTtlSeconds + " and " + evictionSweepSeconds);
            }
            if (maxSessions < 1) {
                throw new IllegalArgumentException("wanted maxSessions of 1 or more, found " + maxSessions);
            }
        }
    }

    /** Whether the plugin keeps sessions of its own. */
    boolean isOwner() {
        return strategy == Strategy.ENCODED_ENDPOINT_HEADER
                || sessionIdConfig.bindingsOf().isEmpty();
    }

    Affinity affinity(PluginContext context) {
        if (strategy == Strategy.ENCODED_ENDPOINT_HEADER) {
            return new TokenAffinity(encodedEndpointHeaderConfig.header());
        }
        return sessionIdConfig
                .bindingsOf()
                .map(other ->
                        context.producers().need(SessionPlugin.class, other).affinity())
                .orElseGet(() -> remembered(context));
    }

    private Affinity remembered(PluginContext context) {
        long lifetimeMillis = (long) Math.ceil(sessionIdConfig.evictionTtlSeconds() * 1000);
        List<String> headers = sessionIdConfig.sources().stream()
                .flatMap(source -> source.header().stream())
                .toList();
        BindingNews news = new BindingNews();
        return new SessionAffinity(
                headers, new Bindings(lifetimeMillis, sessionIdConfig.maxSessions(), context.clock(), news), news);
    }
}
