package dev.sluice.ingress;

import dev.sluice.routing.Upstream;
import dev.sluice.spi.Endpoint;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One backend's turn with a request: where to try, and what came of it. */
interface Visit {
    /** Where to try next; fails with a problem where nothing is left to try at this backend. */
    Future<Endpoint> next();

    /** How its endpoints are spoken to. */
    Upstream upstream();

    /**
     * The endpoint given last did not answer.
     *
     * @param again whether it may be given again, as the failure says nothing about it
     */
    void failed(boolean again);

    /**
     * It answered that another should be tried.
     *
     * @param pause how long it asked to be left alone, by {@code Retry-After}
     */
    void refused(Optional<Duration> pause);

    /** It answered, and the client gets the answer. */
    void answered(int status);

    /** The first byte of the answer came. */
    default void begun() {}

    /** What the client is told in headers of the answer. */
    default Map<String, String> answerHeaders() {
        return Map.of();
    }

    /** What is appended to the ids of responses of the endpoint given last, where it is one that keeps them. */
    default Optional<String> responseIdSuffix() {
        return Optional.empty();
    }

    /** Whether the request continues a response that only the endpoint given last keeps. */
    default boolean isAtKeeper() {
        return false;
    }

    /** Has the prompt computed where the answer is, from the next endpoint on. */
    default void oneLeg() {}

    /** What the endpoint given last is told in headers besides those of the request. */
    default Map<String, String> endpointHeaders() {
        return Map.of();
    }

    /** Where the gateway has the prompt computed before the endpoint given last is asked; nowhere once that is over. */
    default Optional<Endpoint> prefill() {
        return Optional.empty();
    }

    /** The computing of the prompt is over, for whatever reason. */
    default void prefilled() {}

    /** Ends the visit. */
    void leave();
}
