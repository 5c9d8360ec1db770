package dev.sluice.spi;

/**
 * Builds one type of plugin from its parameters. A jar offers its factories through {@link java.util.ServiceLoader}, in
 * {@code META-INF/services/dev.sluice.spi.PluginFactory}.
 *
 * @param <P> the record that the plugin's JSON parameters are bound to; component names are the keys, {@link Default}
 *     says what a missing key means. Components are strings, numbers, booleans, enums, {@link java.time.Duration}, lists,
 *     maps and optionals of these, and such records. The record and its components' types are public.
 */
public interface PluginFactory<P extends Record> {
    /** The name configuration uses for this type, such as {@code queue-scorer}. */
    String type();

    /** The record that {@link #create} takes. */
    Class<P> parametersType();

    /**
     * Builds one instance for one profile of one pool.
     *
     * @throws IllegalArgumentException when a parameter's value is unusable; the message says what was wanted
     */
    Plugin create(P parameters, PluginContext context);
}
