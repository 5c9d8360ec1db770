package dev.sluice.simulator.kvevents;

import dev.sluice.simulator.engine.CacheListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Gathers what changes during a step, and leaves the rest to the thread that publishes. */
public final class KvPublisher implements CacheListener {
    private final BlockingQueue<List<KvChange>> steps = new LinkedBlockingQueue<>();
    private final KvSockets sockets;
    private List<KvChange> changes = new ArrayList<>();

    private KvPublisher(KvSockets sockets) {
        this.sockets = sockets;
    }

    /** Begins to publish; from now on the ports are open. */
    public static KvPublisher start(KvSockets sockets) {
        KvPublisher publisher = new KvPublisher(sockets);
        Thread thread = new Thread(() -> sockets.publish(publisher.steps), "simulated-kv-events");
        thread.setDaemon(true);
        thread.start();
        return publisher;
    }

    /** Where it publishes. */
    public int port() {
        return sockets.port();
    }

    /** Where it says again what was missed; 0 for nowhere. */
    public int replayPort() {
        return sockets.replayPort();
    }

    /** Closes the ports. */
    public void stop() {
        steps.add(List.of());
    }

    @Override
    public void stored(long[] hashes, long parent, int[] tokens, String adapter) {
        changes.add(KvChange.stored(hashes, parent, tokens, adapter));
    }

    @Override
    public void removed(long hash) {
        changes.add(KvChange.removed(hash));
    }

    @Override
    public void stepped() {
        if (!changes.isEmpty()) {
            steps.add(changes);
            changes = new ArrayList<>();
        }
    }
}
