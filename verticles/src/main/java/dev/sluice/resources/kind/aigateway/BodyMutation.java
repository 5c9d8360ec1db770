package dev.sluice.resources.kind.aigateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;

/** Fields that are removed from a JSON body, then set. */
public record BodyMutation(
        @Default("[]") List<Field> set, @Default("[]") List<String> remove) {
    public BodyMutation {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
        Check.atMost(16, "set", set);
        Check.atMost(16, "remove", remove);
        Check.that(Check.unique(set, Field::path), "set: must not have a path twice");
    }

    /**
     * A field.
     *
     * @param path dotted
     * @param value JSON text
     */
    public record Field(String path, String value) {}
}
