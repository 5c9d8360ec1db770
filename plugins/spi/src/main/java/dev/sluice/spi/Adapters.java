package dev.sluice.spi;

import java.util.Set;

/**
 * The LoRA adapters of a model server.
 *
 * @param running adapters of requests being worked on
 * @param waiting adapters of queued requests
 * @param max how many distinct adapters fit in one batch, 0 or more
 */
public record Adapters(Set<String> running, Set<String> waiting, int max) {
    public Adapters {
        running = Set.copyOf(running);
        waiting = Set.copyOf(waiting);
    }
}
