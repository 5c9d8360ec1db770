package dev.sluice.testkit;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** An endpoint in the making; what is not said stays unknown. */
public final class EndpointDraft {
    /** When every drafted sample was taken. */
    public static final Instant TAKEN_AT = Instant.parse("2026-01-01T00:00:00Z");

    private final String name;
    private final Map<String, String> labels = new HashMap<>();
    private Sample sample = Sample.UNKNOWN;
    private int inFlightRequests;
    private long inFlightTokens;
    private int slot;

    EndpointDraft(String name) {
        this.name = name;
    }

    /** Requests queued in the server, 0 or more. */
    public EndpointDraft waiting(int requests) {
        sample = new Sample(
                TAKEN_AT,
                OptionalInt.of(requests),
                sample.runningRequests(),
                sample.kvCacheUsage(),
                sample.adapters(),
                sample.cache());
        return this;
    }

    /** Requests the server is working on, 0 or more. */
    public EndpointDraft running(int requests) {
        sample = new Sample(
                TAKEN_AT,
                sample.waitingRequests(),
                OptionalInt.of(requests),
                sample.kvCacheUsage(),
                sample.adapters(),
                sample.cache());
        return this;
    }

    /** Share of the KV cache in use, 0 to 1. */
    public EndpointDraft kvCacheUsage(double share) {
        sample = new Sample(
                TAKEN_AT,
                sample.waitingRequests(),
                sample.runningRequests(),
                OptionalDouble.of(share),
                sample.adapters(),
                sample.cache());
        return this;
    }

    /** LoRA adapters running and waiting, and how many fit. */
    public EndpointDraft adapters(Set<String> running, Set<String> waiting, int max) {
        sample = new Sample(
                TAKEN_AT,
                sample.waitingRequests(),
                sample.runningRequests(),
                sample.kvCacheUsage(),
                Optional.of(new Adapters(running, waiting, max)),
                sample.cache());
        return this;
    }

    /** A label, as configured or the pod's. */
    public EndpointDraft label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    /** What the gateways have in flight there. */
    public EndpointDraft inFlight(int requests, long tokens) {
        inFlightRequests = requests;
        inFlightTokens = tokens;
        return this;
    }

    /** Its number in the pool, 0 or more; 0 when not said. */
    public EndpointDraft slot(int number) {
        slot = number;
        return this;
    }

    /** How the KV cache is divided. */
    public EndpointDraft cache(int tokensPerBlock, int blocks) {
        sample = new Sample(
                TAKEN_AT,
                sample.waitingRequests(),
                sample.runningRequests(),
                sample.kvCacheUsage(),
                sample.adapters(),
                Optional.of(new CacheShape(tokensPerBlock, blocks)));
        return this;
    }

    /** The endpoint. */
    public Endpoint build() {
        URI address = URI.create("http://" + name + ":8000");
        return new Endpoint(slot, name, address, labels, sample, inFlightRequests, inFlightTokens);
    }
}
