package dev.sluice.simulator.http;

import dev.sluice.simulator.settings.Framing;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Sends a stream as the answer to an HTTP request. Packets of a split event leave one after the other, each flushed on its own. */
final class HttpOutlet implements Outlet {
    private static final Buffer DONE = Buffer.buffer("data: [DONE]\n\n");

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Framing framing;
    private Future<Void> last = Future.succeededFuture();

    HttpOutlet(HttpServerRequest request, Framing framing) {
        this.request = request;
        this.response = request.response();
        this.framing = framing;
    }

    @Override
    public int tokensPerChunk() {
        return framing.tokensPerChunk();
    }

    @Override
    public void open(Buffer greeting) {
        response.setChunked(true).putHeader("content-type", "text/event-stream; charset=utf-8");
        last = response.writeHead();
        send(greeting);
    }

    @Override
    public boolean full() {
        return response.writeQueueFull();
    }

    @Override
    public void whenFree(Runnable action) {
        response.drainHandler(free -> action.run());
    }

    @Override
    public void send(Buffer events) {
        for (Buffer packet : EventLayout.packets(events, framing)) {
            last = framing.split() ? last.compose(sent -> response.write(packet)) : response.write(packet);
        }
    }

    @Override
    public void end(Buffer events, boolean withDone) {
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

    @Override
    public void cut() {
        last = last.eventually(() -> request.connection().close());
    }
}
