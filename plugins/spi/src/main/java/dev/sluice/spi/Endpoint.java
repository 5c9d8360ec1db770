package dev.sluice.spi;

import java.net.URI;
import java.util.Map;

/**
 * One model server, as last seen.
 *
 * @param slot a small number that is this endpoint's alone in its pool for as long as it is there, 0 or more: an index for
 *     arrays. Numbers of endpoints that left are given anew
 * @param name what people call it: a pod's name, or host and port
 * @param address scheme, host and port
 * @param labels as configured, or the pod's
 * @param sample what the server last said of itself; {@link Sample#UNKNOWN} before its first answer
 * @param inFlightRequests requests the gateways have sent and not seen the end of, 0 or more: this one, and the
 *     others of its cluster as they said up to about a tenth of a second ago
 * @param inFlightTokens estimated prompt tokens of those requests, 0 or more
 */
public record Endpoint(
        int slot,
        String name,
        URI address,
        Map<String, String> labels,
        Sample sample,
        int inFlightRequests,
        long inFlightTokens) {
    public Endpoint {
        labels = Map.copyOf(labels);
    }

    /** An endpoint that stands alone, in slot 0. */
    public Endpoint(
            String name,
            URI address,
            Map<String, String> labels,
            Sample sample,
            int inFlightRequests,
            long inFlightTokens) {
        this(0, name, address, labels, sample, inFlightRequests, inFlightTokens);
    }

    /** The same endpoint with other requests in flight. */
    public Endpoint withInFlight(int requests, long tokens) {
        return new Endpoint(slot, name, address, labels, sample, requests, tokens);
    }
}
