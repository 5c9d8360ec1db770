package dev.sluice.counting;

import java.util.Optional;

/**
 * A gateway's share of a counter, spent without asking anybody. It is renewed early: when less than a third is left, and when half its
 * life is over. Each renewal reports what was spent, gives back what is too much, and asks for what is likely to be used in one life, but
 * no more than a part in 8 × gateways of what is left; where that is little, for exactly what is needed.
 *
 * <p><b>Overshoot.</b> A lease counts as used for as long as it is outstanding, and what was spent of it counts from its report on,
 * which is not before it was spent. Nothing is spent after the life of the lease, by the clock of the gateway since it asked,
 * while the counter waits as long since it granted. So in every window
 *
 * <pre>  admitted &lt;= limit + corrections upwards + limit × skew / window</pre>
 *
 * <p>where skew is how far the clock of the counter's keeper jumps ahead when the keeper changes; with no corrections and one
 * keeper, leases are never over. The price is that usage counts longer than it has to: a window is as good as longer by half a part and by the
 * time between spending and reporting, so at full demand
 *
 * <pre>  admitted &gt;= limit × window / (window + part / 2 + life / 4 + round trip)</pre>
 *
 * <p>in the long run. A gateway that dies takes what it held along: that counts for the life of the lease and a window more.
 *
 * <p>One renewal is under way at a time. Times are nanoseconds of the process's own clock. Not safe for use by several threads at once.
 */
public final class Lease {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int SHARES_PER_MEMBER = 8;
    private static final int REPORTS_PER_LIFE = 2;

    private final long life;
    private final int spread;
    private final Demand demand;
    private int members = 1;
    private long number = Long.MIN_VALUE;
    private long renewals;
    private long part;
    private long held;
    private long spent;
    private long reported;
    private long size;
    private long room;
    private long until;
    private long shutUntil;
    private long cutOffUntil;
    private long askedAt;
    private long told;
    private boolean renewing;

    /** A lease of nothing yet. */
    public Lease(WindowSpec window, long now) {
        life = window.leaseLifeMillis() * NANOS_PER_MILLI;
        spread = (int) (window.leaseLifeMillis() / window.partMillis()) + 1;
        demand = new Demand(now);
        until = now;
        shutUntil = now;
        cutOffUntil = now;
        askedAt = now;
    }

    /** How many gateways share the counter from now on, this one included. */
    public void share(int gateways) {
        members = Math.max(1, gateways);
    }

    /** Spends an amount if the share allows. */
    public boolean admit(long amount, long now) {
        if (amount > held || now - until >= 0) {
            return false;
        }
        held -= amount;
        spent += amount;
        demand.add(amount);
        return true;
    }

    /** Whether the counter said lately that it has no room for an amount; otherwise it is worth while to wait for a renewal. */
    public boolean isShut(long amount, long now) {
        return now - shutUntil < 0 && amount > room;
    }

    /** For how many nanoseconds {@link #isShut} is sure to stay as it is. */
    public long shutFor(long now) {
        return Math.max(0, shutUntil - now);
    }

    /** Whether it is time to renew, where {@code amount}, or 0, waits for it. */
    public boolean isDue(long amount, long now) {
        if (renewing || isCutOff(now)) {
            return false;
        }
        boolean untold = held > 0 || spent != reported;
        if (untold && now - askedAt >= life / REPORTS_PER_LIFE) {
            return true;
        }
        boolean shut = now - shutUntil < 0 && Math.max(1, amount) > room;
        return !shut && (amount > held || (size > 0 && held < size / 3));
    }

    /** Whether the counter could not be reached lately, and is not asked again for a moment. */
    public boolean isCutOff(long now) {
        return now - cutOffUntil < 0;
    }

    /** Whether there is nothing to report and nothing to give back. */
    public boolean isEmpty() {
        return !renewing && held == 0 && spent == reported;
    }

    /** Begins a renewal, which {@link #renewed} or {@link #failed} ends. */
    public Change.Renewal renew(long amount, long now) {
        renewing = true;
        renewals++;
        long expected = demand.expectedIn(life, now);
        if (now - until >= 0) {
            held = 0;
        }
        held = Math.min(held, Math.max(expected, amount));
        long least = Math.max(0, amount - held);
        long wanted = Math.max(least, expected - held);
        number = Math.max(number + 1, now);
        askedAt = now;
        told = spent;
        return new Change.Renewal(
                number, spent, reported, held, new Change.Wish(wanted, least, SHARES_PER_MEMBER * members));
    }

    /** Gives everything back: the last renewal of a lease that is not wanted any more. */
    public Change.Renewal end(long now) {
        held = 0;
        number = Math.max(number + 1, now);
        return new Change.Renewal(number, spent, reported, 0, Change.Wish.NOTHING);
    }

    /** Ends a renewal with what the counter said. */
    public void renewed(Grant grant, long now) {
        renewing = false;
        reported = told;
        until = askedAt + life;
        held += grant.granted();
        size = held;
        part = grant.part();
        room = grant.remaining();
        if (grant.waitMillis() > 0 || room == 0) {
            shutUntil = now + pause(grant.waitMillis());
        }
    }

    /** Ends a renewal of which nothing was heard. */
    public void failed(long now) {
        renewing = false;
        cutOffUntil = now + life / REPORTS_PER_LIFE;
    }

    /** Names the place of what has just been admitted, for a correction. */
    public Mark mark() {
        return new Mark(renewals, part);
    }

    /** More was used than admitted: that is made up for by what is held, and by the counter. */
    public void addSpent(long amount) {
        held = Math.max(0, held - amount);
        spent += amount;
    }

    /** Less was used than admitted. What the counter does not know of yet is held again; for the rest it is to be told. */
    public Optional<Change.Settle> giveBack(long amount, Mark mark) {
        if (mark.renewals() != renewals) {
            return Optional.of(new Change.Settle(mark.part(), spread, -amount));
        }
        held += amount;
        spent -= amount;
        return Optional.empty();
    }

    private long pause(long millis) {
        long capped = Math.min(millis, Long.MAX_VALUE / NANOS_PER_MILLI) * NANOS_PER_MILLI;
        return millis == 0 ? life / REPORTS_PER_LIFE : Math.min(capped, life);
    }
}
