package dev.sluice.metrics;

import dev.sluice.bus.Bus;
import dev.sluice.bus.Topic;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What was published, to be waited for. */
final class Heard<E> {
    private final BlockingQueue<E> events = new LinkedBlockingQueue<>();

    Heard(Bus bus, Topic<E> topic) {
        bus.subscribe(topic, events::add);
    }

    E next() throws InterruptedException {
        return until(event -> true);
    }

    E until(Predicate<E> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (E event = poll(end); event != null; event = poll(end)) {
            if (wanted.test(event)) {
                return event;
            }
        }
        throw new AssertionError("nothing of what was wanted was published within 30 s");
    }

    /** The last of those that were not looked at yet; the next where there are none. */
    E latest() throws InterruptedException {
        E latest = next();
        while (!events.isEmpty()) {
            latest = next();
        }
        return latest;
    }

    int count() {
        return events.size();
    }

    private E poll(long end) throws InterruptedException {
        return events.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
