package dev.sluice.kvevents;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.zeromq.ZMQ;

/** Asks an endpoint to say again what was missed, and gives up when it is silent or takes too long. */
final class Replay {
    private static final long SILENCE = Duration.ofSeconds(2).toNanos();
    /** As long as it takes to give up a greeting that stalls and to ask by the next ones. */
    private static final long FIRST_SILENCE = Duration.ofSeconds(7).toNanos();

    private static final long WHOLE = Duration.ofMinutes(2).toNanos();

    private final ZMQ.Socket socket;
    private final long end;
    private long patience;

    /** Asks for everything from a sequence number on. */
    Replay(ZMQ.Socket socket, long from, long now) {
        this.socket = socket;
        this.end = now + WHOLE;
        this.patience = now + FIRST_SILENCE;
        socket.send(new byte[0], ZMQ.SNDMORE | ZMQ.DONTWAIT);
        socket.send(ByteBuffer.allocate(Long.BYTES).putLong(from).array(), ZMQ.DONTWAIT);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    /** The next message; the last has the number {@link Numbered#END}. */
    Optional<Numbered> next(long now) throws MalformedEventsException {
        Optional<Numbered> next = Numbered.receive(socket);
        if (next.isPresent()) {
            patience = now + SILENCE;
        }
        return next;
    }

    boolean isLate(long now) {
        return now - patience >= 0 || now - end >= 0;
    }

    void close() {
        socket.close();
    }
}
