package dev.sluice.spi;

/** A prefix cache is empty, or nothing that was told of it before can be relied on. */
public record ClearedBlocks() implements KvEvent {
    @Override
    public void tell(Endpoint endpoint, KvEventListener listener) {
        listener.cleared(endpoint);
    }
}
