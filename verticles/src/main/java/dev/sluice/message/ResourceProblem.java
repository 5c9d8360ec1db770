package dev.sluice.message;

import java.util.List;

/**
 * Something wrong with a document.
 *
 * @param file where it was read; {@code kubernetes} for the API server
 * @param line from 1; 0 where there is none
 * @param path as {@code spec.rules[0].backendRefs[1].name}; empty for the whole document
 * @param sentence what was found and what was wanted
 */
public record ResourceProblem(String file, int line, String path, String sentence) {
    /** The first of some problems, and how many more there are. */
    public static String sentence(List<ResourceProblem> problems) {
        int more = problems.size() - 1;
        return problems.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? sentence : path + ": " + sentence);
    }
}
