package dev.sluice.cluster.counters;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.sluice.counting.Counter;

/** How a counter moves from one gateway to another. */
final class CounterSerializer implements CompactSerializer<Counter> {
    private static final long[] NONE = {};

    @Override
    public Counter read(CompactReader reader) {
        return Counter.of(numbers(reader, "usage"), numbers(reader, "leases"));
    }

    @Override
    public void write(CompactWriter writer, Counter counter) {
        writer.writeInt32(Wire.VERSION_FIELD, Wire.VERSION);
        writer.writeArrayOfInt64("usage", counter.usage());
        writer.writeArrayOfInt64("leases", counter.leases());
    }

    @Override
    public String getTypeName() {
        return "sluice.counter";
    }

    @Override
    public Class<Counter> getCompactClass() {
        return Counter.class;
    }

    private static long[] numbers(CompactReader reader, String field) {
        long[] numbers = reader.readArrayOfInt64(field);
        return numbers == null ? NONE : numbers;
    }
}
