package dev.sluice.spi;

/** One change of a model server's prefix cache, as the server itself told it. */
public sealed interface KvEvent permits StoredBlocks, RemovedBlocks, ClearedBlocks {
    /** Tells a listener that this happened at an endpoint. */
    void tell(Endpoint endpoint, KvEventListener listener);
}
