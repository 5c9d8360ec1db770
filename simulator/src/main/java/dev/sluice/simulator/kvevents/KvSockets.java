package dev.sluice.simulator.kvevents;

import dev.sluice.simulator.settings.KvEventsOptions;
import dev.sluice.simulator.settings.KvEventsOptions.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The ports where messages are published and said again, each message one step of the engine, numbered from 0. */
public final class KvSockets {
    private static final int TICK_MILLIS = 10;
    /** As many as vLLM keeps. */
    private static final int KEPT = 10_000;

    private static final int MILLIS_PER_SECOND = 1000;

    private final ZContext context = new ZContext();
    /** A greeting that stalls is given up; the library itself would wait 30 seconds. */
    private static final int GREETING_MILLIS = 2_000;

    private final ZMQ.Socket events = context.createSocket(SocketType.PUB);
    private final Optional<ZMQ.Socket> replays;
    private final Deque<byte[]> kept = new ArrayDeque<>();
    private final String topic;
    private final Form form;
    private final int port;
    private final int replayPort;
    private long next;

    /** Opens the ports at an address. */
    public KvSockets(String host, String model, KvEventsOptions options) {
        port = bind(events, host, options.port());
        replays = options.replayPort().map(wanted -> context.createSocket(SocketType.ROUTER));
        replayPort = replays.map(
                        socket -> bind(socket, host, options.replayPort().orElse(0)))
                .orElse(0);
        topic = options.topic().isEmpty() ? "kv@" + host + ":" + port + "@" + model : options.topic();
        form = options.form();
    }

    int port() {
        return port;
    }

    int replayPort() {
        return replayPort;
    }

    /** Publishes steps until an empty one comes. */
    void publish(BlockingQueue<List<KvChange>> steps) {
        try (context) {
            while (true) {
                List<KvChange> step = steps.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (step != null && step.isEmpty()) {
                    return;
                }
                if (step != null) {
                    send(packed(step));
                }
                replays.ifPresent(this::answer);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(byte[] message) {
        kept.addLast(message);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        events.send(topic, ZMQ.SNDMORE);
        events.send(number(next++), ZMQ.SNDMORE);
        events.send(message);
    }

    private void answer(ZMQ.Socket socket) {
        byte[] asker = socket.recv(ZMQ.DONTWAIT);
        if (asker == null) {
            return;
        }
        byte[] last = new byte[0];
        while (socket.hasReceiveMore()) {
            last = socket.recv(ZMQ.DONTWAIT);
        }
        long from = last.length == Long.BYTES ? ByteBuffer.wrap(last).getLong() : Long.MAX_VALUE;
        long sequence = next - kept.size();
        for (byte[] message : kept) {
            if (sequence >= from) {
                sayAgain(socket, asker, sequence, message);
            }
            sequence++;
        }
        sayAgain(socket, asker, -1, new byte[0]);
    }

    private static void sayAgain(ZMQ.Socket socket, byte[] asker, long sequence, byte[] message) {
        socket.send(asker, ZMQ.SNDMORE);
        socket.send(new byte[0], ZMQ.SNDMORE);
        socket.send(number(sequence), ZMQ.SNDMORE);
        socket.send(message);
    }

    private byte[] packed(List<KvChange> step) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(3).packDouble((double) System.currentTimeMillis() / MILLIS_PER_SECOND);
            packer.packArrayHeader(step.size());
            for (KvChange change : step) {
                if (form == Form.MAP) {
                    change.packMap(packer);
                    continue;
                }
                change.packArray(packer);
            }
            packer.packInt(0);
            return packer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int bind(ZMQ.Socket socket, String host, int port) {
        socket.setLinger(0);
        socket.setHandshakeIvl(GREETING_MILLIS);
        socket.setSndHWM(0);
        if (port == 0) {
            return socket.bindToRandomPort("tcp://" + host);
        }
        socket.bind("tcp://" + host + ":" + port);
        return port;
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
