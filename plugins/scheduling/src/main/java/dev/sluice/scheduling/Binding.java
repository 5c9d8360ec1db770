package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;

/**
 * Where a session is served.
 *
 * @param endpoint its name
 * @param slot of the endpoint; -1 once it has left
 * @param moves how often the session has moved, 0 or more: of two that gateways tell of, the one with more is the later
 * @param ticket of the request that bound the session here; -1 where another gateway told of it
 */
record Binding(String endpoint, int slot, long moves, long ticket) {
    private static final long HEARD = -1;
    private static final int LEFT = -1;

    static Binding heard(Endpoint endpoint, long moves) {
        return new Binding(endpoint.name(), endpoint.slot(), moves, HEARD);
    }

    boolean isBy(long request) {
        return ticket == request && ticket != HEARD;
    }

    boolean isThere() {
        return slot != LEFT;
    }

    Binding left() {
        return new Binding(endpoint, LEFT, moves, ticket);
    }

    /** Whether this one stands where gateways have bound a session to two endpoints; all come to the same. */
    boolean outweighs(Binding other) {
        return moves != other.moves ? moves > other.moves : endpoint.compareTo(other.endpoint) < 0;
    }
}
