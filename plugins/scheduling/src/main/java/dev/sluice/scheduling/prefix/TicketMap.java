package dev.sluice.scheduling.prefix;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is remembered of the requests under way, by ticket. */
final class TicketMap<V> {
    private final LongTable tickets = new LongTable(64);
    private @Nullable Object[] values = new @Nullable Object[64];

    int size() {
        return tickets.size();
    }

    /** Remembers something, in place of what there was. */
    void put(long ticket, V value) {
        int number = tickets.find(ticket);
        if (number == LongTable.NONE) {
            if (tickets.size() == tickets.capacity()) {
                tickets.grow(2 * tickets.capacity());
                values = Arrays.copyOf(values, tickets.capacity());
            }
            number = tickets.add(ticket);
        }
        values[number] = value;
    }

    /** What is remembered; nothing of an unknown ticket. */
    Optional<V> find(long ticket) {
        int number = tickets.find(ticket);
        return number == LongTable.NONE ? Optional.empty() : Optional.ofNullable(at(number));
    }

    /** Forgets a request, and says what was remembered of it. */
    Optional<V> remove(long ticket) {
        Optional<V> known = find(ticket);
        if (known.isPresent()) {
            values[tickets.find(ticket)] = null;
            tickets.remove(ticket);
        }
        return known;
    }

    /** Forgets the requests of which something is remembered that passes a test. */
    void removeIf(Predicate<V> test) {
        for (int number = 0; number < values.length; number++) {
            V value = at(number);
            if (value != null && test.test(value)) {
                values[number] = null;
                tickets.remove(tickets.key(number));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable V at(int number) {
        return (V) values[number];
    }
}
