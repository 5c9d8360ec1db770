package dev.sluice.quota;

import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.LimitUnit;
import dev.sluice.message.Expected;
import dev.sluice.message.Settlement;
import dev.sluice.message.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is reserved for one request, of all limits that hold for it. */
final class Reservation {
    private final Expected expected;
    private final long begunMillis;
    private final List<Held> held = new ArrayList<>(4);

    /** Nothing yet. */
    Reservation(Expected expected, long begunMillis) {
        this.expected = expected;
        this.begunMillis = begunMillis;
    }

    Expected expected() {
        return expected;
    }

    long begunMillis() {
        return begunMillis;
    }

    List<Held> held() {
        return held;
    }

    void add(Held one) {
        held.add(one);
    }

    /** Gives everything back, as the request was refused. */
    void release() {
        held.forEach(one -> one.hold().settle(0));
    }

    /** Corrects everything to what was used, where that is known. */
    void settle(Settlement settlement, Amounts amounts, QuotaMeters meters) {
        for (Held one : held) {
            OptionalLong used = amounts.settled(one.rule().measure(), settlement);
            long counted = used.orElse(one.hold().amount());
            one.hold().settle(counted);
            meters.used(one.rule().name(), counted);
        }
    }

    /** Leaves everything as it is reserved, as nobody tells what was used. */
    void keep() {
        held.forEach(one -> one.hold().settle(one.hold().amount()));
    }

    /** How the limits stand that can refuse. */
    List<Standing> standings(long nowMillis) {
        List<Standing> standings = new ArrayList<>(held.size());
        for (Held one : held) {
            if (!one.rule().shadow()) {
                WindowSpec window = one.rule().window();
                long remaining = one.account().remaining();
                standings.add(new Standing(
                        one.rule().name(),
                        LimitUnit.of(one.rule().measure()),
                        window.limit(),
                        remaining,
                        resetMillis(window, remaining, nowMillis)));
            }
        }
        return standings;
    }

    /**
     * When all of a limit is there again: in a sliding window in as much of its length as is used of the limit; in any other at its
     * end.
     */
    static long resetMillis(WindowSpec window, long remaining, long nowMillis) {
        if (!window.sliding()) {
            return window.endOf(window.part(nowMillis)) - nowMillis;
        }
        long used = window.limit() - remaining;
        return window.limit() == 0
                ? window.window().toMillis()
                : Math.round(window.window().toMillis() * (used / (double) window.limit()));
    }
}
