package dev.sluice.naming;

import java.net.URI;

/** What gateways call an endpoint among themselves, and in the ids of responses: 64 bits of its address. */
public final class EndpointKey {
    private EndpointKey() {}

    /** The same for the same address in every process. */
    public static long of(URI address) {
        return TextHash.of(address.toString());
    }
}
