package dev.sluice.kvevents;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.zeromq.ZMQ;

/** A message of events with its number, still packed. */
final class Numbered {
    /** The number that ends what is said again. */
    static final long END = -1;

    private static final int MOST_FRAMES = 8;

    private final long sequence;
    private final byte[] events;

    private Numbered(long sequence, byte[] events) {
        this.sequence = sequence;
        this.events = events;
    }

    /** 0 or more; {@link #END} at the end of what is said again. */
    long sequence() {
        return sequence;
    }

    /** The packed events. */
    byte[] events() {
        return events;
    }

    /**
     * Takes the next message from a socket: any frames, then the number in 8 bytes, then the events.
     *
     * @return empty when there is none now
     * @throws MalformedEventsException when it has another form
     */
    static Optional<Numbered> receive(ZMQ.Socket socket) throws MalformedEventsException {
        byte[] before = new byte[0];
        byte[] last = socket.recv(ZMQ.DONTWAIT);
        if (last == null) {
            return Optional.empty();
        }
        int frames = 1;
        while (socket.hasReceiveMore()) {
            before = last;
            last = socket.recv(ZMQ.DONTWAIT);
            frames++;
        }
        if (before.length != Long.BYTES || frames > MOST_FRAMES) {
            throw new MalformedEventsException(
                    frames + " frames, " + before.length + " bytes in the place of the sequence number");
        }
        long sequence = ByteBuffer.wrap(before).getLong();
        if (sequence < END) {
            throw new MalformedEventsException("a sequence number beyond 63 bits");
        }
        return Optional.of(new Numbered(sequence, last));
    }
}
