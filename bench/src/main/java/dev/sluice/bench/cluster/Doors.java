package dev.sluice.bench.cluster;

import static dev.sluice.bench.cluster.Waiting.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Stand before member ports, let everything pass and count its bytes, both ways. */
final class Doors implements AutoCloseable {
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    private final AtomicLong bytes = new AtomicLong();
    private final List<Integer> doors = new ArrayList<>();

    /** Opens a door before each of these ports of loopback. */
    Doors(List<Integer> members) {
        for (int member : members) {
            doors.add(await(vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true))
                            .connectHandler(near -> pass(near, member))
                            .listen(0, "127.0.0.1"))
                    .actualPort());
        }
    }

    /** Where the doors are, in the order of the ports. */
    List<Integer> ports() {
        return doors;
    }

    /** What has passed so far, without the heads of packets. */
    long bytes() {
        return bytes.get();
    }

    private void pass(NetSocket near, int member) {
        near.pause();
        client.connect(member, "127.0.0.1").onSuccess(far -> join(near, far)).onFailure(refused -> near.close());
    }

    private void join(NetSocket near, NetSocket far) {
        near.closeHandler(closed -> far.close());
        far.closeHandler(closed -> near.close());
        near.handler(passing -> pass(passing, near, far));
        far.handler(passing -> pass(passing, far, near));
        near.resume();
    }

    private void pass(Buffer passing, NetSocket from, NetSocket to) {
        bytes.addAndGet(passing.length());
        to.write(passing);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
