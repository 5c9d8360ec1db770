package dev.sluice.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The requests in flight, by ticket; each is counted in the slot of the endpoint it is at. */
final class InFlight {
    private record Entry(Slot slot, long tokens, Instant expiry) {
        void count(int requests) {
            slot.count(requests, requests * tokens);
        }
    }

    private final Duration expiry;
    /** Oldest first, so those to expire come first. */
    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    private long lastTicket;

    /**
     * Begins with nothing in flight.
     *
     * @param firstTicket where tickets count from; tickets of an earlier pool of the same name should not recur
     */
    InFlight(Duration expiry, long firstTicket) {
        this.expiry = expiry;
        this.lastTicket = firstTicket - 1;
    }

    /** Counts a request and names it. */
    long add(Slot slot, long tokens, Instant now) {
        Entry entry = new Entry(slot, tokens, now.plus(expiry));
        entry.count(1);
        entries.put(++lastTicket, entry);
        return lastTicket;
    }

    /** Where a request is; nowhere once it has ended. */
    Optional<Slot> at(long ticket) {
        return Optional.ofNullable(entries.get(ticket)).map(Entry::slot);
    }

    /** Counts a request at another endpoint; a ticket that has ended stays so. */
    void move(long ticket, Slot slot) {
        Entry entry = entries.get(ticket);
        if (entry != null) {
            Entry moved = new Entry(slot, entry.tokens(), entry.expiry());
            entry.count(-1);
            moved.count(1);
            entries.put(ticket, moved);
        }
    }

    /** Ends a request, once. */
    void release(long ticket) {
        Entry entry = entries.remove(ticket);
        if (entry != null) {
            entry.count(-1);
        }
    }

    /** Ends the requests whose time has run out, and tells of each where it was. */
    void expire(Instant now, BiConsumer<Long, Slot> ended) {
        Iterator<Map.Entry<Long, Entry>> oldest = entries.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Long, Entry> next = oldest.next();
            Entry entry = next.getValue();
            if (entry.expiry().isAfter(now)) {
                return;
            }
            entry.count(-1);
            oldest.remove();
            ended.accept(next.getKey(), entry.slot());
        }
    }
}
