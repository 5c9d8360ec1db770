package dev.sluice.simulator.http;

import io.netty.channel.EventLoop;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Drives all simulated engines of one event loop from a single periodic timer, which runs only while one of them has work.
 * It belongs to the event loop rather than to a verticle, since the verticles that share it come and go.
 */
final class TickWheel {
    /** Something that has work to do at times. */
    interface Ticking {
        /** When it wants to be called next, {@link Long#MAX_VALUE} for never. */
        long due();

        void tick(long now);

        ContextInternal context();
    }

    private static final long PERIOD_MILLIS = 2;
    private static final ThreadLocal<@Nullable TickWheel> OF_THREAD = new ThreadLocal<>();

    private final EventLoop loop;
    private final long origin = System.nanoTime();
    private final List<Ticking> active = new ArrayList<>();
    private @Nullable Future<?> timer;

    private TickWheel(EventLoop loop) {
        this.loop = loop;
    }

    /** The wheel of the current event loop. */
    static TickWheel of(ContextInternal context) {
        TickWheel wheel = OF_THREAD.get();
        if (wheel == null) {
            wheel = new TickWheel(context.nettyEventLoop());
            OF_THREAD.set(wheel);
        }
        return wheel;
    }

    /** Nanoseconds since the wheel was made. */
    long now() {
        return System.nanoTime() - origin;
    }

    /** Calls it from now on whenever it is due, until it is due never. */
    void wake(Ticking ticking) {
        if (!active.contains(ticking)) {
            active.add(ticking);
        }
        if (timer == null) {
            timer = loop.scheduleAtFixedRate(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        long now = now();
        for (Ticking ticking : List.copyOf(active)) {
            if (ticking.due() <= now) {
                ticking.context().dispatch(() -> ticking.tick(now));
            }
        }
        active.removeIf(ticking -> ticking.due() == Long.MAX_VALUE);
        if (active.isEmpty() && timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
