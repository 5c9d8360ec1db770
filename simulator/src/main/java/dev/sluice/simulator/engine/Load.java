package dev.sluice.simulator.engine;

import java.util.Collection;
import java.util.List;

/**
 * How busy an engine is at one moment.
 *
 * @param running sequences in the batch
 * @param waiting sequences in the queue
 * @param kvCacheUsage share of the KV cache's blocks that sequences hold, 0 to 1
 * @param runningAdapters LoRA adapters of the batch, in alphabetical order
 * @param waitingAdapters LoRA adapters of the queue, in alphabetical order
 */
public record Load(
        int running,
        int waiting,
        double kvCacheUsage,
        Collection<String> runningAdapters,
        Collection<String> waitingAdapters) {
    public Load {
        runningAdapters = List.copyOf(runningAdapters);
        waitingAdapters = List.copyOf(waitingAdapters);
    }
}
