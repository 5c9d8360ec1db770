package dev.sluice.message;

/**
 * How often a plugin was of no use.
 *
 * @param failures calls that threw, 0 or more
 * @param slowCalls calls that took longer than plugins may, 0 or more
 * @param resting whether a part of it was being passed over when it was last its turn
 */
public record PluginCounts(long failures, long slowCalls, boolean resting) {
    /** Both together. */
    public PluginCounts plus(PluginCounts other) {
        return new PluginCounts(failures + other.failures, slowCalls + other.slowCalls, resting || other.resting);
    }
}
