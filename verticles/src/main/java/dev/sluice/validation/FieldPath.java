package dev.sluice.validation;

import com.fasterxml.jackson.core.JsonStreamContext;

/** Names a place in a body, such as {@code messages[2].content}. */
final class FieldPath {
    private FieldPath() {}

    static String of(JsonStreamContext context) {
        StringBuilder path = new StringBuilder();
        append(context, path);
        return path.toString();
    }

    static String child(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    /** The context knows its parents; a body nests no deeper than its limit, so recursion is safe. */
    private static void append(JsonStreamContext context, StringBuilder path) {
        JsonStreamContext parent = context.getParent();
        if (parent != null) {
            append(parent, path);
        }
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        }
        if (context.inObject() && context.hasCurrentName()) {
            path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
        }
    }
}
