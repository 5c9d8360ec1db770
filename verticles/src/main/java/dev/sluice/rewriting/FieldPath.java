package dev.sluice.rewriting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a field stands in a JSON object.
 *
 * @param segments from the outside in, at least one; a number counts from 0 where it meets a list
 */
record FieldPath(List<String> segments) {
    FieldPath {
        segments = List.copyOf(segments);
    }

    /** Reads a dotted path, in which a backslash makes an ordinary character of a dot. */
    static FieldPath of(String dotted) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        for (int i = 0; i < dotted.length(); i++) {
            char c = dotted.charAt(i);
            if (c == '\\' && i + 1 < dotted.length()) {
                segment.append(dotted.charAt(++i));
            } else if (c == '.') {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        return new FieldPath(segments);
    }

    /** Removes the field where it is there. */
    void remove(ObjectNode body) {
        JsonNode parent = body;
        for (String segment : outer()) {
            parent = child(parent, segment);
        }
        if (parent instanceof ObjectNode object) {
            object.remove(last());
        } else if (parent instanceof ArrayNode list) {
            index(last()).ifPresent(list::remove);
        }
    }

    /** Sets the field, or appends it where its index is the length of a list; a list is never longer by more. */
    void set(ObjectNode body, JsonNode value) {
        Optional<ContainerNode<?>> parent = Optional.of(body);
        for (String segment : outer()) {
            parent = parent.flatMap(container -> entered(container, segment));
        }
        parent.ifPresent(container -> put(container, last(), value));
    }

    private List<String> outer() {
        return segments.subList(0, segments.size() - 1);
    }

    private String last() {
        return segments.get(segments.size() - 1);
    }

    private static JsonNode child(JsonNode parent, String segment) {
        return parent instanceof ArrayNode ? parent.path(index(segment).orElse(-1)) : parent.path(segment);
    }

    private static Optional<ContainerNode<?>> entered(ContainerNode<?> parent, String segment) {
        if (!(child(parent, segment) instanceof ContainerNode<?>)) {
            put(parent, segment, parent.objectNode());
        }
        return child(parent, segment) instanceof ContainerNode<?> there ? Optional.of(there) : Optional.empty();
    }

    private static void put(ContainerNode<?> parent, String segment, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(segment, value);
        } else if (parent instanceof ArrayNode list) {
            index(segment).filter(i -> i <= list.size()).ifPresent(i -> {
                if (i == list.size()) {
                    list.add(value);
                } else {
                    list.set(i, value);
                }
            });
        }
    }

    private static Optional<Integer> index(String segment) {
        boolean number =
                !segment.isEmpty() && segment.length() < 10 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.valueOf(segment)) : Optional.empty();
    }
}
