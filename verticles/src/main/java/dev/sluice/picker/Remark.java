package dev.sluice.picker;

/**
 * Something about a picker that is no error.
 *
 * @param path where in the picker, as {@code plugins[2]}
 * @param sentence what is so, in words that follow the path
 * @param warns whether something is not done that is asked for; otherwise it need not be asked for
 */
public record Remark(String path, String sentence, boolean warns) {
    /** Something is not done. */
    static Remark warning(String path, String sentence) {
        return new Remark(path, sentence, true);
    }

    @Override
    public String toString() {
        return path + ": " + sentence;
    }
}
