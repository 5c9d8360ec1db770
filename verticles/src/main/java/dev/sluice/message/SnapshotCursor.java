package dev.sluice.message;

/**
 * How far a newcomer has come in what the plugins of a pool know.
 *
 * @param plugin which of those that share, counted from 0
 * @param position the plugin's own, 0 at its beginning
 */
public record SnapshotCursor(int plugin, long position) {
    /** Where it begins. */
    public static final SnapshotCursor START = new SnapshotCursor(0, 0);
}
