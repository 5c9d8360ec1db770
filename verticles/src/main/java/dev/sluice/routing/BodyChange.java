package dev.sluice.routing;

import java.util.List;

/**
 * What is changed in a JSON body: first what is removed, then what is set.
 *
 * @param set by dotted path, as {@code stream_options.include_usage}
 * @param remove dotted paths
 */
public record BodyChange(List<Field> set, List<String> remove) {
    /** Changes nothing. */
    public static final BodyChange NONE = new BodyChange(List.of(), List.of());

    public BodyChange {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
    }

    /**
     * A field and its value.
     *
     * @param value JSON text, as {@code "\"high\""} or {@code 0.2}
     */
    public record Field(String path, String value) {}
}
