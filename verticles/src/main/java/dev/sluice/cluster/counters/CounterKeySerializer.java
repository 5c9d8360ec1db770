package dev.sluice.cluster.counters;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;

/** How gateways tell each other which counter is meant. A key has no version: all gateways must write the same bytes. */
final class CounterKeySerializer implements CompactSerializer<CounterKey> {
    @Override
    public CounterKey read(CompactReader reader) {
        return new CounterKey(
                text(reader, "limit"),
                text(reader, "subject"),
                reader.readInt64("windowMillis"),
                reader.readInt32("parts"),
                reader.readBoolean("sliding"));
    }

    @Override
    public void write(CompactWriter writer, CounterKey key) {
        writer.writeString("limit", key.limit());
        writer.writeString("subject", key.subject());
        writer.writeInt64("windowMillis", key.windowMillis());
        writer.writeInt32("parts", key.parts());
        writer.writeBoolean("sliding", key.sliding());
    }

    @Override
    public String getTypeName() {
        return "sluice.counter-key";
    }

    @Override
    public Class<CounterKey> getCompactClass() {
        return CounterKey.class;
    }

    private static String text(CompactReader reader, String field) {
        String text = reader.readString(field);
        return text == null ? "" : text;
    }
}
