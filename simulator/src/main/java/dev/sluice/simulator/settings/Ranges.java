package dev.sluice.simulator.settings;

/** Refuses values outside their range with a sentence that names the key. */
final class Ranges {
    private Ranges() {}

    static void check(String key, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    key + ": wanted " + plain(min) + " to " + plain(max) + ", found " + plain(value));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
