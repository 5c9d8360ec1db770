package dev.sluice.kvevents;

import dev.sluice.message.KvEvents;
import dev.sluice.spi.ClearedBlocks;
import dev.sluice.spi.KvEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Hears one endpoint. What is missing is asked for again where the endpoint repeats; where it does not, or when that fails,
 * all that was heard is called off, so that nothing is believed that may no longer be so. One thread only.
 */
final class Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final KvEvent CLEARED = new ClearedBlocks();
    private static final long COOL_DOWN = Duration.ofSeconds(30).toNanos();
    /** Bytes of messages that are taken in before others have their turn. */
    private static final int TURN = 512 * 1024;

    private final ZContext context;
    private final Sockets sockets;
    private final Target target;
    private final Consumer<KvEvents> outlet;
    private final EventDecoder decoder = new EventDecoder();
    private final Continuity continuity = new Continuity();
    private ZMQ.Socket socket;
    private long lastHeard;
    private List<KvEvent> heard = new ArrayList<>(List.of(CLEARED));
    private Optional<Numbered> pending = Optional.empty();
    private Optional<Replay> replay = Optional.empty();
    private boolean waiting;
    private long replaysAgain;
    private boolean complained;

    /** Begins to hear an endpoint; what was heard of it before is called off. */
    Subscription(ZContext context, Sockets sockets, Target target, Consumer<KvEvents> outlet, long now) {
        this.context = context;
        this.sockets = sockets;
        this.target = target;
        this.outlet = outlet;
        this.replaysAgain = now;
        this.socket = connected();
        this.lastHeard = now;
        if (target.replay().isPresent()) {
            continuity.fromTheStart();
            waiting = true;
        }
        flush();
    }

    /** The socket to be read when it has something; none while the endpoint is to be asked. */
    Optional<ZMQ.Socket> readable() {
        return waiting
                ? Optional.empty()
                : Optional.of(replay.map(Replay::socket).orElse(socket));
    }

    /** Whether it waits for its turn to ask the endpoint again. */
    boolean waits() {
        return waiting;
    }

    /** Whether the endpoint has been asked and is saying it again. */
    boolean replays() {
        return replay.isPresent();
    }

    /** Asks the endpoint for what is missing. */
    void ask(long now) {
        waiting = false;
        replay = target.replay().map(address -> asking(address, now));
    }

    private Replay asking(String address, long now) {
        ZMQ.Socket asking = sockets.open(context, SocketType.DEALER);
        connect(asking, address);
        return new Replay(asking, continuity.next(), now);
    }

    /** Takes in what there is, up to a measure. */
    void read(long now) {
        int bytes = 0;
        while (bytes < TURN && !waiting) {
            Optional<Numbered> next = replay.isPresent() ? again(replay.get(), now) : live();
            if (next.isEmpty()) {
                break;
            }
            lastHeard = now;
            bytes += next.get().events().length + Long.BYTES;
            hear(next.get(), now);
        }
        flush();
    }

    /** Gives up asking an endpoint that does not answer, and connects anew to one that has long said nothing. */
    void look(long now) {
        if (replay.isEmpty() && now - lastHeard > sockets.silenceNanos()) {
            socket.close();
            socket = connected();
            lastHeard = now;
        }
        if (replay.isPresent() && replay.get().isLate(now)) {
            replaysAgain = now + COOL_DOWN;
            LOG.atWarn()
                    .addKeyValue("endpoint", target.endpoint())
                    .log("A model server does not repeat the KV events that were missed");
            endReplay();
            flush();
        }
    }

    void close() {
        replay.ifPresent(Replay::close);
        socket.close();
    }

    private ZMQ.Socket connected() {
        ZMQ.Socket fresh = sockets.open(context, SocketType.SUB);
        fresh.subscribe(target.source().topicFilter());
        connect(fresh, target.events());
        return fresh;
    }

    /** A name that means nothing now is tried again after the silence that follows. */
    private void connect(ZMQ.Socket fresh, String address) {
        try {
            fresh.connect(address);
        } catch (ZMQException unknown) {
            LOG.atWarn()
                    .addKeyValue("endpoint", target.endpoint())
                    .addKeyValue("problem", unknown.getMessage())
                    .log("A model server's KV events cannot be heard");
        }
    }

    private Optional<Numbered> live() {
        try {
            return Numbered.receive(socket);
        } catch (MalformedEventsException malformed) {
            refuse(malformed);
            return Optional.empty();
        }
    }

    private Optional<Numbered> again(Replay replaying, long now) {
        try {
            return replaying.next(now);
        } catch (MalformedEventsException malformed) {
            refuse(malformed);
            return Optional.empty();
        }
    }

    private void hear(Numbered message, long now) {
        if (replay.isPresent()) {
            hearAgain(message);
            return;
        }
        switch (continuity.live(message.sequence())) {
            case TAKE -> take(message);
            case GAP -> missed(message, now);
            case RESTART -> {
                heard.add(CLEARED);
                missed(message, now);
            }
            case SKIP -> {}
        }
    }

    private void hearAgain(Numbered message) {
        if (message.sequence() == Numbered.END) {
            endReplay();
            return;
        }
        catchUp(message);
    }

    private void missed(Numbered message, long now) {
        if (target.replay().isPresent() && now - replaysAgain >= 0) {
            pending = Optional.of(message);
            waiting = true;
            return;
        }
        catchUp(message);
    }

    private void endReplay() {
        replay.ifPresent(Replay::close);
        replay = Optional.empty();
        pending.ifPresent(this::catchUp);
        pending = Optional.empty();
    }

    private void catchUp(Numbered message) {
        Continuity.Step step = continuity.again(message.sequence());
        if (step == Continuity.Step.GAP) {
            heard.add(CLEARED);
        }
        if (step != Continuity.Step.SKIP) {
            take(message);
        }
    }

    private void take(Numbered message) {
        try {
            heard.addAll(decoder.decode(message.events()));
        } catch (MalformedEventsException malformed) {
            refuse(malformed);
        }
    }

    /** What was said is unknown, so nothing that was said before holds. */
    private void refuse(MalformedEventsException malformed) {
        heard.add(CLEARED);
        if (!complained) {
            complained = true;
            LOG.atWarn()
                    .addKeyValue("endpoint", target.endpoint())
                    .addKeyValue("problem", malformed.getMessage())
                    .log("A model server's KV events cannot be understood");
        }
    }

    private void flush() {
        if (!heard.isEmpty()) {
            outlet.accept(new KvEvents(target.source(), target.endpoint(), heard));
            heard = new ArrayList<>();
        }
    }
}
