package dev.sluice.config;

/** One thing wrong with the configuration: where, what was found, what was wanted. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String sentence;

    /**
     * Says what is wrong.
     *
     * @param path where, as {@code pools[0].endpoints[2].address}; empty for the whole document
     * @param sentence what was found and what was wanted
     */
    public ConfigurationException(String path, String sentence) {
        super(path.isEmpty() ? sentence : path + ": " + sentence, null, false, false);
        this.path = path;
        this.sentence = sentence;
    }

    /** Where it is. */
    public String path() {
        return path;
    }

    /** What is wrong, without the path. */
    public String sentence() {
        return sentence;
    }
}
