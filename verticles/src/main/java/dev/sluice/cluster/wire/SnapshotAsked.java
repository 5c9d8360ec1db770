package dev.sluice.cluster.wire;

import dev.sluice.message.SnapshotCursor;

/**
 * A gateway asks another for a part of what the plugins of a pool know.
 *
 * @param from the id of the member that asks
 */
public record SnapshotAsked(int format, String from, String pool, SnapshotCursor cursor) implements Letter {
    static final Form<SnapshotAsked> FORM = new Form<>(
            "sluice.snapshot.asked",
            SnapshotAsked.class,
            fields -> new SnapshotAsked(
                    fields.whole("format"),
                    fields.string("from"),
                    fields.string("pool"),
                    new SnapshotCursor(fields.whole("plugin"), fields.large("position"))),
            (writer, asked) -> {
                writer.writeInt32("format", asked.format());
                writer.writeString("from", asked.from());
                writer.writeString("pool", asked.pool());
                writer.writeInt32("plugin", asked.cursor().plugin());
                writer.writeInt64("position", asked.cursor().position());
            });

    /** In this version's format. */
    public SnapshotAsked(String from, String pool, SnapshotCursor cursor) {
        this(FORMAT, from, pool, cursor);
    }

    @Override
    public void readBy(Reader reader) {
        reader.read(this);
    }
}
