package dev.sluice.simulator.http;

import dev.sluice.simulator.settings.Framing;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Where the events of one stream go. Packets of a split event leave one after the other, each flushed on its own. */
final class Outlet {
    private static final Buffer DONE = Buffer.buffer("data: [DONE]\n\n");

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Framing framing;
    private Future<Void> last = Future.succeededFuture();

    Outlet(HttpServerRequest request, Framing framing) {
        this.request = request;
        this.response = request.response();
        this.framing = framing;
    }

    int tokensPerChunk() {
        return framing.tokensPerChunk();
    }

    /** Sends the head and the beginning of the stream. */
    void open(Buffer greeting) {
        response.setChunked(true).putHeader("content-type", "text/event-stream; charset=utf-8");
        last = response.writeHead();
        send(greeting);
    }

    /** Whether the client is slow to read; {@link #whenFree} tells when it has caught up. */
    boolean full() {
        return response.writeQueueFull();
    }

    void whenFree(Runnable action) {
        response.drainHandler(free -> action.run());
    }

    void send(Buffer events) {
        for (Buffer packet : EventLayout.packets(events, framing)) {
            last = framing.split() ? last.compose(sent -> response.write(packet)) : response.write(packet);
        }
    }

    /** Sends the last events and ends the stream, with {@code [DONE]} where the API has it. */
    void end(Buffer events, boolean withDone) {
        if (withDone && !framing.omitDone()) {
            events.appendBuffer(DONE);
        }
        if (framing.equals(Framing.PLAIN)) {
            last = response.end(events);
            return;
        }
        send(events);
        last = last.compose(sent -> response.end());
    }

    /** Closes the connection when everything so far has been sent. */
    void cut() {
        last = last.eventually(() -> request.connection().close());
    }
}
