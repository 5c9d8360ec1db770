package dev.sluice.cluster.counters;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.sluice.counting.Change;
import dev.sluice.counting.WindowSpec;
import java.time.Duration;

/** How a change travels: its kind, its numbers, the window, who asks, and at what time it happened where it already has. */
final class ChangeSerializer implements CompactSerializer<ChangeProcessor> {
    private static final long[] NONE = {};

    @Override
    public ChangeProcessor read(CompactReader reader) {
        var window = new WindowSpec(
                reader.readInt64("limit"),
                Duration.ofMillis(reader.readInt64("windowMillis")),
                reader.readInt32("parts"),
                reader.readBoolean("sliding"));
        long[] numbers = reader.readArrayOfInt64("numbers");
        Change change = ChangeKind.of(reader.readInt8("kind")).change(numbers == null ? NONE : numbers);
        return new ChangeProcessor(window, reader.readInt64("member"), change, reader.readInt64("at"));
    }

    @Override
    public void write(CompactWriter writer, ChangeProcessor processor) {
        WindowSpec window = processor.window();
        ChangeKind kind = ChangeKind.of(processor.change());
        writer.writeInt32(Wire.VERSION_FIELD, Wire.VERSION);
        writer.writeInt64("limit", window.limit());
        writer.writeInt64("windowMillis", window.window().toMillis());
        writer.writeInt32("parts", window.parts());
        writer.writeBoolean("sliding", window.sliding());
        writer.writeInt8("kind", kind.code());
        writer.writeArrayOfInt64("numbers", kind.numbers(processor.change()));
        writer.writeInt64("member", processor.member());
        writer.writeInt64("at", processor.at());
    }

    @Override
    public String getTypeName() {
        return "sluice.counter-change";
    }

    @Override
    public Class<ChangeProcessor> getCompactClass() {
        return ChangeProcessor.class;
    }
}
