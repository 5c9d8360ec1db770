package dev.sluice.resources.document;

import java.util.Map;

/**
 * Where the parts of a document stand in a file.
 *
 * @param prefix before the paths of the document, where it is an item of a list
 */
record Places(String file, Map<String, Integer> lines, String prefix) implements Origin {
    @Override
    public int line(String path) {
        String at = path.isEmpty() ? prefix : prefix.isEmpty() ? path : prefix + "." + path;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault(at, 0);
    }
}
