package dev.sluice.simulator.http;

import io.vertx.core.buffer.Buffer;

/** Where the events of one stream go. */
interface Outlet {
    int tokensPerChunk();

    /** Sends the head and the beginning of the stream. */
    void open(Buffer greeting);

    /** Whether the client is slow to read; {@link #whenFree} tells when it has caught up. */
    boolean full();

    void whenFree(Runnable action);

    void send(Buffer events);

    /** Sends the last events and ends the stream, with {@code [DONE]} where the API has it. */
    void end(Buffer events, boolean withDone);

    /** Closes the connection when everything so far has been sent. */
    void cut();
}
