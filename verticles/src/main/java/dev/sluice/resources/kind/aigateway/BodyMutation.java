package dev.sluice.resources.kind.aigateway;

import static dev.sluice.resources.kind.Rules.most;

import dev.sluice.spi.Default;
import java.util.List;

/** Fields that are removed from a JSON body, then set. */
public record BodyMutation(
        @Default("[]") List<Field> set, @Default("[]") List<String> remove) {
    public BodyMutation {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
        most(16, set, "set");
        most(16, remove, "remove");
    }

    /**
     * A field.
     *
     * @param path dotted
     * @param value JSON text
     */
    public record Field(String path, String value) {}
}
