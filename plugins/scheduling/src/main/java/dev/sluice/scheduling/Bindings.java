package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Which endpoint each session is bound to; the longest unused sessions go first, by time or for want of room. */
final class Bindings {
    private static final class Entry {
        private Binding binding;
        private long expiryMillis;
        private long toldMillis;

        Entry(Binding binding, long expiryMillis, long toldMillis) {
            this.binding = binding;
            this.expiryMillis = expiryMillis;
            this.toldMillis = toldMillis;
        }
    }

    private final long lifetimeMillis;
    private final int room;
    private final InstantSource clock;
    private final BindingNews news;
    /** Least recently used first. All live equally long, so those to expire come first. */
    private final Map<SessionKey, Entry> bySession = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Keeps at most {@code room} sessions, each for as long after its last use.
     *
     * @param news is told which are bound, and which are still in use when a third of their life is over
     */
    Bindings(long lifetimeMillis, int room, InstantSource clock, BindingNews news) {
        this.lifetimeMillis = lifetimeMillis;
        this.room = room;
        this.clock = clock;
        this.news = news;
    }

    /** The endpoint of a session, which counts as used. */
    Optional<String> endpoint(SessionKey session) {
        long now = sweep();
        Entry entry = bySession.get(session);
        if (entry == null) {
            return Optional.empty();
        }
        entry.expiryMillis = now + lifetimeMillis;
        if (now - entry.toldMillis > lifetimeMillis / 3) {
            entry.toldMillis = now;
            news.add(session, entry.binding);
        }
        return Optional.of(entry.binding.endpoint());
    }

    /** Whether a session is bound, by that request, or not at all. */
    boolean isOpenTo(SessionKey session, long ticket) {
        Entry entry = bySession.get(session);
        return entry == null || entry.binding.isBy(ticket);
    }

    /** Binds a session to an endpoint. */
    void bind(SessionKey session, Endpoint endpoint, long ticket) {
        long now = sweep();
        Entry before = bySession.get(session);
        long moves = before == null ? 0 : before.binding.moves() + 1;
        Binding binding = new Binding(endpoint.name(), endpoint.slot(), moves, ticket);
        put(session, binding, now);
        news.add(session, binding);
    }

    /** Hears that another gateway has bound a session, which counts as used; it is told where this one knows better. */
    void hear(SessionKey session, Binding told) {
        long now = sweep();
        Entry entry = bySession.get(session);
        if (entry == null || told.outweighs(entry.binding)) {
            put(session, told, now);
            return;
        }
        entry.expiryMillis = now + lifetimeMillis;
        entry.toldMillis = now;
        if (entry.binding.outweighs(told)) {
            news.add(session, entry.binding);
        }
    }

    /** Tells of every session. */
    void forEach(BiConsumer<SessionKey, Binding> each) {
        bySession.forEach((session, entry) -> each.accept(session, entry.binding));
    }

    /** The endpoint of a slot is no more, though one of its name may come again. */
    void left(int slot) {
        for (Entry entry : bySession.values()) {
            entry.binding = entry.binding.slot() == slot ? entry.binding.left() : entry.binding;
        }
        news.left(slot);
    }

    int size() {
        return bySession.size();
    }

    private void put(SessionKey session, Binding binding, long now) {
        bySession.put(session, new Entry(binding, now + lifetimeMillis, now));
        if (bySession.size() > room) {
            dropOldest();
        }
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
