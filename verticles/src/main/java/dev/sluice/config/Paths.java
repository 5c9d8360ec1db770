package dev.sluice.config;

import java.util.regex.Pattern;

/** Writes where a value stands: {@code pools[0].labels["example.com/zone"]}. */
public final class Paths {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    private Paths() {}

    /** A field of what stands at a path. */
    public static String key(String path, String key) {
        if (!PLAIN.matcher(key).matches()) {
            return path + "[\"" + key + "\"]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    /** An element of the list that stands at a path. */
    public static String index(String path, int index) {
        return path + "[" + index + "]";
    }
}
