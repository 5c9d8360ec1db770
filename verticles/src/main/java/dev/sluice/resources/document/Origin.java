package dev.sluice.resources.document;

import dev.sluice.message.ResourceProblem;

/** Where a document was read. */
public interface Origin {
    /** The file's path; {@code kubernetes} for the API server. */
    String file();

    /**
     * The line on which a part of the document stands, from 1; that of the nearest part around it where it is missing; 0
     * where there are no lines.
     *
     * @param path as {@code spec.rules[0].name}; empty for the document itself
     */
    int line(String path);

    /** Something wrong at a path. */
    default ResourceProblem problem(String path, String sentence) {
        return new ResourceProblem(file(), line(path), path, sentence);
    }
}
