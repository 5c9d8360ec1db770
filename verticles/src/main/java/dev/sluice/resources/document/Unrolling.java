package dev.sluice.resources.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes lists of documents apart. */
final class Unrolling {
    private static final String LIST = "List";

    private Unrolling() {}

    /** The documents in a value: those of its items where it is a list of documents, at any depth, otherwise itself. */
    static List<Part> of(Part part) {
        if (!(part.value() instanceof Map<?, ?> list)
                || !(list.get("kind") instanceof String kind)
                || !kind.endsWith(LIST)
                || !(list.get("items") instanceof List<?> items)) {
            return List.of(part);
        }
        Place places = part.place().fields().getOrDefault("items", part.place());
        List<Part> documents = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            Place place = places.elements().get(index);
            documents.addAll(of(new Part(named(items.get(index), list, kind), place)));
        }
        return documents;
    }

    /** Items of a list of one kind need not say what they are. */
    private static @Nullable Object named(@Nullable Object item, Map<?, ?> list, String kind) {
        if (!(item instanceof Map<?, ?> fields) || kind.equals(LIST)) {
            return item;
        }
        Map<Object, @Nullable Object> named = new LinkedHashMap<>(fields);
        named.putIfAbsent("apiVersion", list.get("apiVersion"));
        named.putIfAbsent("kind", kind.substring(0, kind.length() - LIST.length()));
        return named;
    }
}
