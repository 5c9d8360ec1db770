package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What one label of each endpoint says, read once and again when it changes. */
final class LabelReadings<T> {
    private record Reading<T>(String label, T value) {}

    private final String key;
    private final T absent;
    private final Function<String, T> reader;
    private final Reading<T> unread;
    private final List<Reading<T>> bySlot = new ArrayList<>();

    /** Reads a label; where it is missing, says {@code absent}. */
    LabelReadings(String key, T absent, Function<String, T> reader) {
        this.key = key;
        this.absent = absent;
        this.reader = reader;
        this.unread = new Reading<>("", reader.apply(""));
    }

    T of(Endpoint endpoint) {
        String label = endpoint.labels().get(key);
        if (label == null) {
            return absent;
        }
        while (bySlot.size() <= endpoint.slot()) {
            bySlot.add(unread);
        }
        Reading<T> reading = bySlot.get(endpoint.slot());
        return reading.label().equals(label) ? reading.value() : read(endpoint.slot(), label);
    }

    private T read(int slot, String label) {
        T value = reader.apply(label);
        bySlot.set(slot, new Reading<>(label, value));
        return value;
    }
}
