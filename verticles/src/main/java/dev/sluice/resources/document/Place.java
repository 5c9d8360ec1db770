package dev.sluice.resources.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a value and of everything in it.
 *
 * @param line from 1; that of the key for fields
 * @param fields by name, where the value is an object
 * @param elements where the value is a list
 */
record Place(int line, Map<String, Place> fields, List<Place> elements) {
    private static final Pattern STEP =
            Pattern.compile("\\G(?:\\[\"(?<quoted>.*?)\"](?=[.\\[]|$)|\\[(?<index>\\d{1,9})]|\\.?(?<name>[^.\\[]+))");

    /** The line of what stands at a path in it, or of the nearest part around that. */
    int line(String path) {
        Place place = this;
        for (Matcher step = STEP.matcher(path); step.find(); ) {
            Optional<Place> next = place.step(step.group("index"), step.group("quoted"), step.group("name"));
            if (next.isEmpty()) {
                break;
            }
            place = next.get();
        }
        return place.line;
    }

    private Optional<Place> step(@Nullable String index, @Nullable String quoted, @Nullable String name) {
        if (index != null) {
            int element = Integer.parseInt(index);
            return element < elements.size() ? Optional.of(elements.get(element)) : Optional.empty();
        }
        return Optional.ofNullable(fields.get(quoted != null ? quoted : String.valueOf(name)));
    }

    /** The same value as a field whose key stands on another line. */
    Place on(int keyLine) {
        return new Place(keyLine, fields, elements);
    }
}
