package dev.sluice.spi;

/** Hears from the model servers themselves what is in their prefix caches. */
public non-sealed interface KvEventListener extends Plugin {
    /** Where the servers publish; the same for as long as the listener is in use. */
    KvEventSource kvEventSource();

    /** An endpoint now has these blocks; it may have had some of them before. */
    void stored(Endpoint endpoint, StoredBlocks blocks);

    /** An endpoint no longer has these blocks in that medium. */
    void removed(Endpoint endpoint, RemovedBlocks blocks);

    /** An endpoint has nothing any more, or what was heard of it cannot be relied on. */
    void cleared(Endpoint endpoint);
}
