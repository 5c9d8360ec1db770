package dev.sluice.cluster.wire;

import com.hazelcast.nio.serialization.FieldKind;
import com.hazelcast.nio.serialization.compact.CompactReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of a record from the wire; one that its writer did not know is empty, 0 or false. */
final class Fields {
    private final CompactReader reader;

    Fields(CompactReader reader) {
        this.reader = reader;
    }

    String string(String name) {
        return optionalString(name).orElse("");
    }

    Optional<String> optionalString(String name) {
        return Optional.ofNullable(known(name, () -> reader.readString(name)));
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(known(name, () -> reader.readBoolean(name)));
    }

    int whole(String name) {
        return Objects.requireNonNullElse(known(name, () -> reader.readInt32(name)), 0);
    }

    long large(String name) {
        return Objects.requireNonNullElse(known(name, () -> reader.readInt64(name)), 0L);
    }

    OptionalInt optionalWhole(String name) {
        Integer value = known(name, () -> reader.readNullableInt32(name));
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    OptionalDouble optionalShare(String name) {
        Double value = known(name, () -> reader.readNullableFloat64(name));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    int[] wholes(String name) {
        return Objects.requireNonNullElseGet(known(name, () -> reader.readArrayOfInt32(name)), () -> new int[0]);
    }

    long[] larges(String name) {
        return Objects.requireNonNullElseGet(known(name, () -> reader.readArrayOfInt64(name)), () -> new long[0]);
    }

    Optional<List<String>> optionalStrings(String name) {
        return Optional.ofNullable(known(name, () -> reader.readArrayOfString(name)))
                .map(Arrays::asList);
    }

    <T> List<T> records(String name, Class<T> type) {
        return optionalRecords(name, type).orElse(List.of());
    }

    <T> Optional<List<T>> optionalRecords(String name, Class<T> type) {
        return Optional.ofNullable(known(name, () -> reader.readArrayOfCompact(name, type)))
                .map(Arrays::asList);
    }

    private <T> @Nullable T known(String name, Supplier<@Nullable T> reading) {
        return reader.getFieldKind(name) == FieldKind.NOT_AVAILABLE ? null : reading.get();
    }
}
