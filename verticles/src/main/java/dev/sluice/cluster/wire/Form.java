package dev.sluice.cluster.wire;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How records of a type are written and read, field by field.
 *
 * @param name of the type on the wire; never changes
 */
record Form<T>(String name, Class<T> type, Function<Fields, T> reading, BiConsumer<CompactWriter, T> writing)
        implements CompactSerializer<T> {
    @Override
    public T read(CompactReader reader) {
        return reading.apply(new Fields(reader));
    }

    @Override
    public void write(CompactWriter writer, T letter) {
        writing.accept(writer, letter);
    }

    @Override
    public String getTypeName() {
        return name;
    }

    @Override
    public Class<T> getCompactClass() {
        return type;
    }
}
