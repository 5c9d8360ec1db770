package dev.sluice.kvevents;

import dev.sluice.message.KvEvents;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The one thread that all sockets belong to. Others only leave work for it, by {@link #post}. It hands over no more than a
 * few batches that have not been taken in; what an endpoint says meanwhile waits in its socket, up to a bound.
 */
final class EventReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final int TICK_MILLIS = 50;
    private static final int MOST_HANDED_OVER = 32;
    private static final int MOST_REPLAYS = 8;

    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Sockets sockets;
    private final BiConsumer<String, KvEvents> outlet;
    private final ZContext context = new ZContext();
    private final Map<Target, Subscription> subscriptions = new LinkedHashMap<>();
    private int handedOver;
    private boolean stopped;
    private Runnable atEnd = () -> {};

    /**
     * A reader whose thread has not begun.
     *
     * @param outlet takes events for a pool, on the reader's thread; {@link #taken} is to be called for each in the end
     */
    EventReader(Sockets sockets, BiConsumer<String, KvEvents> outlet) {
        this.sockets = sockets;
        this.outlet = outlet;
    }

    /** Hears exactly these endpoints of a pool; for every one of them it begins anew when {@code afresh}. */
    void follow(String pool, List<Target> targets, boolean afresh) {
        post(() -> change(pool, targets, afresh));
    }

    /** Says that a batch has been taken in. */
    void taken() {
        post(() -> handedOver--);
    }

    /** Closes all sockets and ends the thread; then runs what is given. */
    void stop(Runnable ended) {
        post(() -> {
            stopped = true;
            atEnd = ended;
        });
    }

    @Override
    public void run() {
        try (context) {
            while (!stopped) {
                turn();
            }
        } catch (InterruptedException interrupted) {
            LOG.atWarn().log("The thread that hears KV events was interrupted");
        }
        atEnd.run();
    }

    private void post(Runnable task) {
        work.add(task);
    }

    private void turn() throws InterruptedException {
        askAgain();
        List<Subscription> readable = subscriptions.values().stream()
                .filter(subscription -> subscription.readable().isPresent())
                .toList();
        if (readable.isEmpty() || handedOver >= MOST_HANDED_OVER) {
            doWork(work.poll(TICK_MILLIS, TimeUnit.MILLISECONDS));
            return;
        }
        read(readable);
        doWork(work.poll());
    }

    private void read(List<Subscription> readable) {
        ZMQ.Poller poller = context.createPoller(readable.size());
        readable.forEach(subscription -> poller.register(subscription.readable().orElseThrow(), ZMQ.Poller.POLLIN));
        poller.poll(TICK_MILLIS);
        for (int index = 0; index < readable.size() && handedOver < MOST_HANDED_OVER; index++) {
            if (poller.pollin(index)) {
                readable.get(index).read(System.nanoTime());
            }
        }
        poller.close();
    }

    private void doWork(@Nullable Runnable first) {
        for (Runnable task = first; task != null && !stopped; task = work.poll()) {
            task.run();
        }
    }

    private void askAgain() {
        long now = System.nanoTime();
        long replaying = 0;
        for (Subscription subscription : subscriptions.values()) {
            subscription.look(now);
            replaying += subscription.replays() ? 1 : 0;
        }
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.waits() && replaying < MOST_REPLAYS) {
                subscription.ask(now);
                replaying++;
            }
        }
    }

    private void change(String pool, List<Target> targets, boolean afresh) {
        Set<Target> wanted = new HashSet<>(targets);
        subscriptions.entrySet().removeIf(entry -> {
            Target target = entry.getKey();
            boolean leaves = target.pool().equals(pool) && (afresh || !wanted.contains(target));
            if (leaves) {
                entry.getValue().close();
            }
            return leaves;
        });
        targets.forEach(target -> subscriptions.computeIfAbsent(target, this::subscribe));
    }

    private Subscription subscribe(Target target) {
        return new Subscription(context, sockets, target, events -> handOver(target.pool(), events), System.nanoTime());
    }

    private void handOver(String pool, KvEvents events) {
        handedOver++;
        outlet.accept(pool, events);
    }
}
