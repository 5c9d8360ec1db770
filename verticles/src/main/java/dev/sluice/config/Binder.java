package dev.sluice.config;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns plain JSON values into records whose component names are the keys.
 *
 * <p>Components may be strings, numbers, booleans, enums, {@link java.time.Duration}, {@link java.time.Instant}, {@link ByteSize}, {@link Secret},
 * {@link java.net.URI}, {@link java.nio.file.Path}, optionals, lists, sets and maps of these, and such records. A missing
 * key takes the value of {@link dev.sluice.spi.Default}; optionals are empty without it, anything else is required.
 * Numbers and booleans may stand in quotes, as the environment holds only text.
 */
public final class Binder {
    private Binder() {}

    /**
     * Binds an object.
     *
     * @param path where the object stands in its document; empty for the document itself
     * @param json strings, numbers, booleans, lists, maps and nulls
     * @throws ConfigurationException for the first thing wrong: unknown keys come first, in alphabetical order, then
     *     components as they are declared
     */
    public static <R> R bind(String path, Map<String, ?> json, Class<R> recordType) {
        return recordType.cast(Records.bind(path, json, recordType));
    }

    /**
     * Binds an object of which the record names only some keys, at any depth; the others are passed over.
     *
     * @param passedOver is told the path of each of the others
     * @throws ConfigurationException for the first thing wrong, components as they are declared
     */
    public static <R> R bindKnown(String path, Map<String, ?> json, Class<R> recordType, Consumer<String> passedOver) {
        return recordType.cast(Records.bind(path, new KnownKeys(passedOver).of(path, json, recordType), recordType));
    }
}
