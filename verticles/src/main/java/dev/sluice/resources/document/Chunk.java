package dev.sluice.resources.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that starts with a document's marker, so that what is wrong in it says nothing of the others.
 *
 * @param line of its start, from 1
 */
record Chunk(int line, String text) {
    private static final Pattern MARKER = Pattern.compile("^---(?=[ \\t\\r\\n]|\\z)", Pattern.MULTILINE);
    private static final Pattern INDENTATION = Pattern.compile("^[ ]*\\t[ \\t]*", Pattern.MULTILINE);

    static List<Chunk> of(String text) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        int line = 1;
        for (Matcher marker = MARKER.matcher(text); marker.find(); ) {
            if (marker.start() == start || follows(text, start, marker.start())) {
                continue;
            }
            String before = text.substring(start, marker.start());
            chunks.add(new Chunk(line, before));
            line += (int) before.chars().filter(c -> c == '\n').count();
            start = marker.start();
        }
        chunks.add(new Chunk(line, text.substring(start)));
        return chunks;
    }

    /** Whether directives precede a marker, which then does not start its document. */
    private static boolean follows(String text, int start, int marker) {
        int end = marker;
        while (end > start) {
            int line = text.lastIndexOf('\n', end - 2) + 1;
            String content = text.substring(line, end).strip();
            if (content.startsWith("%")) {
                return true;
            }
            if (!content.isEmpty() && !content.startsWith("#")) {
                return false;
            }
            end = line;
        }
        return false;
    }

    /** The text as YAML: JSON may be indented by tabs, YAML may not. */
    String yaml() {
        String bare = text.stripLeading();
        boolean json = bare.startsWith("{") || bare.startsWith("[");
        return json ? INDENTATION.matcher(text).replaceAll(" ") : text;
    }
}
