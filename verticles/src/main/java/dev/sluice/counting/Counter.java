package dev.sluice.counting;

/**
 * The usage of one limit by all gateways together. What a take or a report used counts from the part of the window it was told in; what is
 * leased and not reported yet counts at all times. So the usage of any window is never above the limit, however late a lease is
 * spent; only corrections and a limit that shrank may put it there.
 *
 * <p>A lease that its gateway neither renews nor gives back expires, and counts as used at that moment.
 *
 * <p>Not safe for use by several threads at once. Time is in milliseconds since 1970, by the clock of whoever keeps the counter; where
 * it steps back, later parts still count.
 */
public final class Counter {
    private static final long FORGET_MEMBER_WINDOWS = 2;

    /** Nobody's own: what all gateways know alike counts once, also when copies of the counter are merged. */
    private static final long ALL_MEMBERS = 0;

    /** This object, its two lists, and the heads of their arrays. */
    private static final long HEAD_BYTES = 24 + 2 * 24 + 2 * 16;

    private final UsageRows usage;
    private final LeaseRows leases;

    public Counter() {
        this(new UsageRows(), new LeaseRows());
    }

    private Counter(UsageRows usage, LeaseRows leases) {
        this.usage = usage;
        this.leases = leases;
    }

    /** A counter with what {@link #usage()} and {@link #leases()} gave. */
    public static Counter of(long[] usage, long[] leases) {
        return new Counter(new UsageRows(usage.clone()), new LeaseRows(leases.clone()));
    }

    /** Rows of part, member and amount, in this order. */
    public long[] usage() {
        return usage.toArray();
    }

    /** Rows of 6 numbers about the lease of each member, in the order of the members. */
    public long[] leases() {
        return leases.toArray();
    }

    /** What counts at {@code now}: used and leased. */
    public long inUse(WindowSpec window, long now) {
        return usage.total(window.oldest(now)) + leases.outstanding();
    }

    /** What the counter takes of the heap, in bytes, with references of 4 bytes. */
    public long bytes() {
        return HEAD_BYTES + (long) Long.BYTES * (usage.capacity() + leases.length());
    }

    /**
     * What two copies of a counter say together when they grew apart: of each member and part the larger amount, since only one of them
     * heard of what came after the separation, and both of what came before it.
     */
    public static Counter merged(Counter one, Counter other) {
        Counter merged = of(one.usage(), one.leases());
        merged.usage.raiseAll(other.usage);
        merged.leases.raiseAll(other.leases);
        return merged;
    }

    Grant take(WindowSpec window, long member, Change.Take take, long now) {
        tidy(window, now);
        long room = window.limit() - inUse(window, now);
        long granted = room >= take.least() ? Math.max(0, Math.min(take.wanted(), room)) : 0;
        usage.add(window.part(now), member, granted);
        return answer(window, granted, take.least(), now);
    }

    Grant settle(WindowSpec window, long member, Change.Settle settle, long now) {
        tidy(window, now);
        boolean counts = settle.part() >= window.oldest(now) && settle.part() <= window.part(now);
        if (settle.delta() > 0) {
            usage.add(counts ? settle.part() : window.part(now), member, settle.delta());
        } else if (counts) {
            usage.takeBack(settle.part(), settle.part() + settle.spread(), member, -settle.delta());
        }
        return answer(window, 0, 0, now);
    }

    /** Leases do not count here, as they may be given back unspent. */
    Grant atLeast(WindowSpec window, Change.AtLeast known, long now) {
        tidy(window, now);
        for (Change.Floor floor : known.floors()) {
            if (floor.at() >= window.oldest(now)) {
                usage.add(floor.at(), ALL_MEMBERS, floor.amount() - usage.total(floor.since()));
            }
        }
        return answer(window, 0, 0, now);
    }

    Grant renew(WindowSpec window, long member, Change.Renewal renewal, long now) {
        tidy(window, now);
        int row = leases.find(member);
        if (row >= 0 && renewal.number() <= leases.number(row)) {
            long granted = renewal.number() == leases.number(row) ? leases.granted(row) : 0;
            return answer(window, granted, 0, now);
        }
        long reported = row >= 0 ? leases.reported(row) : renewal.reported();
        usage.add(window.part(now), member, renewal.spent() - reported);
        int known = row >= 0 ? row : leases.insert(member);
        leases.report(known, renewal.number(), renewal.spent());
        long expiry = now + window.leaseLifeMillis();
        leases.grant(known, 0, renewal.held(), expiry);
        long granted = share(window.limit() - inUse(window, now), renewal.wish());
        leases.grant(known, granted, renewal.held() + granted, expiry);
        return answer(window, granted, renewal.wish().least(), now);
    }

    private static long share(long room, Change.Wish wish) {
        if (room < wish.least()) {
            return 0;
        }
        long share = Math.max(wish.least(), room / wish.divisor());
        return Math.max(0, Math.min(wish.wanted(), share));
    }

    private Grant answer(WindowSpec window, long granted, long least, long now) {
        long used = inUse(window, now);
        long remaining = Math.max(0, window.limit() - used);
        long lacking = granted >= least ? 0 : used + least - window.limit();
        return new Grant(granted, remaining, lacking <= 0 ? 0 : waitFor(window, lacking, least, now), window.part(now));
    }

    private long waitFor(WindowSpec window, long lacking, long least, long now) {
        if (least > window.limit()) {
            return Grant.NEVER;
        }
        long part = usage.partThatFrees(lacking, window.part(now));
        return Math.max(1, window.endOf(part) - now);
    }

    /** Counts expired leases as used, and forgets what no longer counts. */
    private void tidy(WindowSpec window, long now) {
        for (int row = 0; row < leases.length(); ) {
            boolean expired = now >= leases.expiry(row);
            if (expired && leases.outstanding(row) > 0) {
                usage.add(window.part(leases.expiry(row)), leases.member(row), leases.outstanding(row));
                leases.expire(row);
            }
            boolean forgotten = expired
                    && leases.expiry(row)
                                    + FORGET_MEMBER_WINDOWS * window.window().toMillis()
                            <= now;
            if (forgotten) {
                leases.remove(row);
                continue;
            }
            row = leases.next(row);
        }
        usage.dropBefore(window.oldest(now));
    }
}
