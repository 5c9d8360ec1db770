package dev.sluice.resources.document;

/** One thing wrong with a document, found while it is read. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String path;

    RefusedException(int line, String path, String sentence) {
        super(sentence, null, false, false);
        this.line = line;
        this.path = path;
    }

    int line() {
        return line;
    }

    String path() {
        return path;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
