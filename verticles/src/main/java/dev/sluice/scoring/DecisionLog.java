package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Notes the decisions of a pool and what becomes of them, in order, for somebody to write down later. */
final class DecisionLog implements PlacementListener, EndpointListener {
    /** Notes nothing. */
    static final DecisionLog OFF = new DecisionLog(InstantSource.system(), line -> {}, false);

    private final InstantSource clock;
    private final Consumer<Supplier<JsonObject>> lines;
    private final boolean on;

    /**
     * A log that is kept.
     *
     * @param lines takes each line; it is made when asked for, on any thread
     */
    DecisionLog(InstantSource clock, Consumer<Supplier<JsonObject>> lines) {
        this(clock, lines, true);
    }

    private DecisionLog(InstantSource clock, Consumer<Supplier<JsonObject>> lines, boolean on) {
        this.clock = clock;
        this.lines = lines;
        this.on = on;
    }

    boolean isOn() {
        return on;
    }

    /** A request was decided on; the lists do not change any more. */
    void decided(Instant at, InferenceRequest request, List<Endpoint> candidates, List<Endpoint> chosen) {
        if (on) {
            lines.accept(() -> DecisionLines.decision(at, request, candidates, chosen));
        }
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        note("placed", ticket, endpoint);
    }

    @Override
    public void answering(long ticket, Endpoint endpoint) {
        note("answering", ticket, endpoint);
    }

    @Override
    public void ended(long ticket, Endpoint endpoint) {
        note("ended", ticket, endpoint);
    }

    @Override
    public void left(Endpoint endpoint) {
        if (on) {
            Instant at = clock.instant();
            lines.accept(() -> DecisionLines.left(at, endpoint));
        }
    }

    private void note(String event, long ticket, Endpoint endpoint) {
        if (on) {
            Instant at = clock.instant();
            lines.accept(() -> DecisionLines.event(at, event, ticket, endpoint));
        }
    }
}
