package dev.sluice.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a model server said of itself at one moment. What it did not say is empty: unknown is not zero.
 *
 * @param takenAt when the answer arrived
 * @param waitingRequests requests queued in the server, 0 or more
 * @param runningRequests requests the server is working on, 0 or more
 * @param kvCacheUsage share of the KV cache in use, 0 to 1
 * @param adapters LoRA adapters, where the server serves any
 * @param cache shape of the KV cache
 */
public record Sample(
        Instant takenAt,
        OptionalInt waitingRequests,
        OptionalInt runningRequests,
        OptionalDouble kvCacheUsage,
        Optional<Adapters> adapters,
        Optional<CacheShape> cache) {
    /** Before the first answer. */
    public static final Sample UNKNOWN = new Sample(
            Instant.EPOCH,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty());
}
