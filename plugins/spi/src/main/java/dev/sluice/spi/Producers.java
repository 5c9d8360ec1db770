package dev.sluice.spi;

/** The plugins of a pool that others draw on. */
@FunctionalInterface
public interface Producers {
    /** No producers. */
    Producers NONE = new Producers() {
        @Override
        public <T> T need(Class<T> facts, String name) {
            throw new IllegalArgumentException("there is no plugin " + name + " to draw on");
        }
    };

    /**
     * The producer that tells certain facts. It is asked before the plugin that draws on it.
     *
     * @param facts the interface that its facts are read through
     * @param name of a plugin of this pool's configuration, or its type; a type that is not configured is made with its
     *     default parameters
     * @throws IllegalArgumentException when there is none, or when it does not tell these facts
     */
    <T> T need(Class<T> facts, String name);
}
