package dev.sluice.naming;

import java.net.URI;

/** What gateways call an endpoint among themselves, and in the ids of responses: 64 bits of its address. */
public final class EndpointKey {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private EndpointKey() {}

    /** The same for the same address in every process: FNV-1a over its characters, and a last mix. */
    public static long of(URI address) {
        String text = address.toString();
        long hash = OFFSET;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * PRIME;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 29) * 0xC2B2AE3D27D4EB4FL;
        return hash ^ hash >>> 32;
    }
}
