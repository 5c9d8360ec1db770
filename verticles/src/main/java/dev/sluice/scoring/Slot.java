package dev.sluice.scoring;

import dev.sluice.message.EndpointState;
import dev.sluice.message.InFlightCount;
import dev.sluice.naming.EndpointKey;
import dev.sluice.spi.Endpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * One endpoint of a pool: its last state, what is in flight there, how often it was picked. In flight is what this gateway
 * has sent and what the others say they have; its endpoint shows the sum.
 */
final class Slot {
    /** The tier of endpoints that asked for a pause; 0 is the best. */
    static final int WORST_TIER = 3;

    private final long key;
    private EndpointState state;
    private Endpoint endpoint;
    private Instant restsUntil = Instant.EPOCH;
    private long picks;
    private int ownRequests;
    private long ownTokens;
    private int toldRequests;
    private long toldTokens;

    Slot(int number, EndpointState state) {
        this.key = EndpointKey.of(state.address());
        this.state = state;
        this.endpoint = new Endpoint(number, state.name(), state.address(), state.labels(), state.sample(), 0, 0);
    }

    /** What other gateways call the endpoint. */
    long key() {
        return key;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Optional<String> failure() {
        return state.failure();
    }

    long picks() {
        return picks;
    }

    void picked() {
        picks++;
    }

    /** Takes over what was polled, and leaves what is in flight. */
    void update(EndpointState polled) {
        if (!polled.equals(state)) {
            state = polled;
            endpoint = new Endpoint(
                    endpoint.slot(),
                    polled.name(),
                    polled.address(),
                    polled.labels(),
                    polled.sample(),
                    endpoint.inFlightRequests(),
                    endpoint.inFlightTokens());
        }
    }

    /** Counts requests and tokens of this gateway, negative where they have ended. */
    void count(int requests, long tokens) {
        ownRequests += requests;
        ownTokens += tokens;
        countElsewhere(requests, tokens);
    }

    /** What this gateway has in flight here. */
    InFlightCount own() {
        return new InFlightCount(key, ownRequests, ownTokens);
    }

    /** Whether this gateway has anything in flight here. */
    boolean isInUse() {
        return ownRequests != 0 || ownTokens != 0;
    }

    /** Whether what this gateway has in flight is another than when it was told last; it counts as told now. */
    boolean isNews() {
        boolean news = ownRequests != toldRequests || ownTokens != toldTokens;
        toldRequests = ownRequests;
        toldTokens = ownTokens;
        return news;
    }

    /** Counts requests and tokens of other gateways, negative where there are fewer than before. */
    void countElsewhere(int requests, long tokens) {
        endpoint = endpoint.withInFlight(endpoint.inFlightRequests() + requests, endpoint.inFlightTokens() + tokens);
    }

    /** Leaves the endpoint alone for a while, as long as there are others. */
    void rest(Instant until) {
        restsUntil = until;
    }

    /**
     * How well the endpoint would do: 0 with a sample taken at the cutoff or after, 1 without, 2 when its polls fail, 3
     * while it rests.
     */
    int tier(Instant now, Instant cutoff) {
        if (restsUntil.isAfter(now)) {
            return WORST_TIER;
        }
        if (state.failure().isPresent()) {
            return 2;
        }
        return state.sample().takenAt().isBefore(cutoff) ? 1 : 0;
    }
}
