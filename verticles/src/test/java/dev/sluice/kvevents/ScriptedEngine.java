package dev.sluice.kvevents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** An engine's sockets, in the hands of a test. */
final class ScriptedEngine implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final ZContext context = new ZContext();
    private final ZMQ.Socket events = context.createSocket(SocketType.XPUB);
    private final ZMQ.Socket replays = context.createSocket(SocketType.ROUTER);
    private final int port;
    private final int replayPort;

    /** Publishes at a port of its own. */
    ScriptedEngine() {
        this(0);
    }

    /** Publishes at this port; 0 is any. */
    ScriptedEngine(int wanted) {
        events.setLinger(0);
        events.setXpubVerbose(true);
        events.setReceiveTimeOut(PATIENCE_MILLIS);
        replays.setLinger(0);
        replays.setReceiveTimeOut(PATIENCE_MILLIS);
        port = wanted == 0 ? events.bindToRandomPort("tcp://127.0.0.1") : bound(wanted);
        replayPort = replays.bindToRandomPort("tcp://127.0.0.1");
    }

    int port() {
        return port;
    }

    OptionalInt replayPort() {
        return OptionalInt.of(replayPort);
    }

    /** Waits for a subscription, and returns the topics it wants. */
    String subscribed() {
        byte[] subscription = received(events, "nobody subscribed");
        while (subscription[0] != 1) {
            subscription = received(events, "nobody subscribed");
        }
        return new String(subscription, 1, subscription.length - 1, StandardCharsets.UTF_8);
    }

    void publish(long sequence, Object... told) {
        publish(new byte[][] {number(sequence), Packed.message(told)});
    }

    void publish(byte[]... frames) {
        events.send("kv@10.0.0.7@llama", ZMQ.SNDMORE);
        for (int index = 0; index < frames.length; index++) {
            events.send(frames[index], index == frames.length - 1 ? 0 : ZMQ.SNDMORE);
        }
    }

    /** Waits to be asked, says these messages again, and returns from which number on it was asked to. */
    long repeats(List<byte[][]> messages) {
        byte[] asker = received(replays, "nobody asked");
        byte[] empty = replays.recv();
        long from = ByteBuffer.wrap(replays.recv()).getLong();
        messages.forEach(message -> {
            replays.send(asker, ZMQ.SNDMORE);
            replays.send(empty, ZMQ.SNDMORE);
            replays.send(message[0], ZMQ.SNDMORE);
            replays.send(message[1]);
        });
        return from;
    }

    private static byte[] received(ZMQ.Socket socket, String otherwise) {
        byte[] message = socket.recv();
        if (message != null) {
            return message;
        }
        throw new AssertionError(otherwise);
    }

    /** One message to be said again. */
    static byte[][] message(long sequence, Object... told) {
        return new byte[][] {number(sequence), Packed.message(told)};
    }

    /** The end of what is said again. */
    static byte[][] end() {
        return new byte[][] {number(-1), new byte[0]};
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    @Override
    public void close() {
        context.close();
    }

    private int bound(int wanted) {
        events.bind("tcp://127.0.0.1:" + wanted);
        return wanted;
    }
}
