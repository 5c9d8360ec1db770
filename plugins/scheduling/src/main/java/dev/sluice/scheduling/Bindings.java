package dev.sluice.scheduling;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which endpoint each session is bound to; the longest unused sessions go first, by time or for want of room. */
final class Bindings {
    private record Binding(String endpoint, long ticket) {}

    private static final class Entry {
        private Binding binding;
        private long expiryMillis;

        Entry(Binding binding, long expiryMillis) {
            this.binding = binding;
            this.expiryMillis = expiryMillis;
        }
    }

    private final long lifetimeMillis;
    private final int room;
    private final InstantSource clock;
    /** Least recently used first. All live equally long, so those to expire come first. */
    private final Map<String, Entry> bySession = new LinkedHashMap<>(16, 0.75f, true);

    /** Keeps at most {@code room} sessions, each for as long after its last use. */
    Bindings(long lifetimeMillis, int room, InstantSource clock) {
        this.lifetimeMillis = lifetimeMillis;
        this.room = room;
        this.clock = clock;
    }

    /** The endpoint of a session, which counts as used. */
    Optional<String> endpoint(String session) {
        long now = sweep();
        Entry entry = bySession.get(session);
        if (entry == null) {
            return Optional.empty();
        }
        entry.expiryMillis = now + lifetimeMillis;
        return Optional.of(entry.binding.endpoint());
    }

    /** Whether a session is bound, by that request, or not at all. */
    boolean isOpenTo(String session, long ticket) {
        Entry entry = bySession.get(session);
        return entry == null || entry.binding.ticket() == ticket;
    }

    /** Binds a session to an endpoint. */
    void bind(String session, String endpoint, long ticket) {
        long now = sweep();
        bySession.put(session, new Entry(new Binding(endpoint, ticket), now + lifetimeMillis));
        if (bySession.size() > room) {
            dropOldest();
        }
    }

    int size() {
        return bySession.size();
    }

    private long sweep() {
        long now = clock.millis();
        Iterator<Entry> oldest = bySession.values().iterator();
        while (oldest.hasNext() && oldest.next().expiryMillis <= now) {
            oldest.remove();
        }
        return now;
    }

    private void dropOldest() {
        Iterator<Entry> oldest = bySession.values().iterator();
        oldest.next();
        oldest.remove();
    }
}
