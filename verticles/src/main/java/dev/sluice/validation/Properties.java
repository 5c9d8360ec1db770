package dev.sluice.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The known fields of an object, found by name through a table in which no two names meet. */
final class Properties {
    static final Properties NONE = new Properties(List.of());

    /** A field's bit and the bits of facts fit in one {@code long}. */
    static final int MAX = 64;

    private final List<Property> inOrder;
    private final @Nullable Property[] table;
    private final int shift;
    private final int factor;

    Properties(List<Property> properties) {
        this.inOrder = List.copyOf(properties);
        int bits = 34 - Integer.numberOfLeadingZeros(properties.size());
        int odd = 0x9E3779B1;
        @Nullable Property[] filled = fill(bits, odd);
        while (filled == null) {
            odd += 2;
            bits += odd % 1000 == 1 ? 1 : 0;
            filled = fill(bits, odd);
        }
        this.table = filled;
        this.shift = Integer.SIZE - bits;
        this.factor = odd;
    }

    private @Nullable Property @Nullable [] fill(int bits, int odd) {
        @Nullable Property[] slots = new Property[1 << bits];
        for (Property property : inOrder) {
            int slot = (property.name().hashCode() * odd) >>> (Integer.SIZE - bits);
            if (slots[slot] != null) {
                return null;
            }
            slots[slot] = property;
        }
        return slots;
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** The field of a name; null where it is not known, for this is asked for every field of every body. */
    @Nullable
    Property named(String name) {
        Property property = table[(name.hashCode() * factor) >>> shift];
        return property != null && property.name().equals(name) ? property : null;
    }

    /** The first field of a set, in the schema's order. */
    Property first(long set) {
        return inOrder.stream()
                .filter(property -> (property.bit() & set) != 0)
                .findFirst()
                .orElseThrow();
    }

    /** The field that the first of some facts is about. */
    Property about(long facts) {
        return inOrder.stream()
                .filter(property -> property.facts().stream().anyMatch(fact -> (fact.bit() & facts) != 0))
                .findFirst()
                .orElseThrow();
    }
}
