package dev.sluice.cluster.counters;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.sluice.counting.Grant;

/** How the gateway where a counter lives answers. */
final class GrantSerializer implements CompactSerializer<Grant> {
    @Override
    public Grant read(CompactReader reader) {
        return new Grant(
                reader.readInt64("granted"),
                reader.readInt64("remaining"),
                reader.readInt64("waitMillis"),
                reader.readInt64("part"));
    }

    @Override
    public void write(CompactWriter writer, Grant grant) {
        writer.writeInt32(Wire.VERSION_FIELD, Wire.VERSION);
        writer.writeInt64("granted", grant.granted());
        writer.writeInt64("remaining", grant.remaining());
        writer.writeInt64("waitMillis", grant.waitMillis());
        writer.writeInt64("part", grant.part());
    }

    @Override
    public String getTypeName() {
        return "sluice.counter-grant";
    }

    @Override
    public Class<Grant> getCompactClass() {
        return Grant.class;
    }
}
