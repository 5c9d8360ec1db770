package dev.sluice.launcher.demo;

import dev.sluice.message.PoolView;
import dev.sluice.spi.Endpoint;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** How a pool stands, on one line. What no server has told yet is a question mark. */
public final class PoolLine {
    private PoolLine() {}

    /** Requests picked so far and in flight, then what each endpoint runs, queues and keeps in its KV cache. */
    public static String of(PoolView view) {
        long picks = view.picks().values().stream().mapToLong(Long::longValue).sum();
        int inFlight =
                view.endpoints().stream().mapToInt(Endpoint::inFlightRequests).sum();
        String endpoints = view.endpoints().stream().map(PoolLine::endpoint).collect(Collectors.joining(" | "));
        return picks + " requests, " + inFlight + " in flight | " + endpoints;
    }

    private static String endpoint(Endpoint endpoint) {
        String kvCache = endpoint.sample().kvCacheUsage().isPresent()
                ? Math.round(100 * endpoint.sample().kvCacheUsage().getAsDouble()) + "%"
                : "?";
        return endpoint.name() + " run " + count(endpoint.sample().runningRequests()) + " queue "
                + count(endpoint.sample().waitingRequests()) + " kv " + kvCache;
    }

    private static String count(OptionalInt count) {
        return count.isPresent() ? String.valueOf(count.getAsInt()) : "?";
    }
}
