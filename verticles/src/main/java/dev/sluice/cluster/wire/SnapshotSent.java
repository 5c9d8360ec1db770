package dev.sluice.cluster.wire;

import dev.sluice.message.SnapshotCursor;
import dev.sluice.message.SnapshotPart;
import java.util.List;
import java.util.Optional;

/**
 * A part of what the plugins of a pool know, for the gateway that asked.
 *
 * @param asked where the part begins, as it was asked for
 */
public record SnapshotSent(int format, String pool, SnapshotCursor asked, SnapshotPart part) implements Letter {
    static final Form<SnapshotSent> FORM = new Form<>(
            "sluice.snapshot.sent",
            SnapshotSent.class,
            fields -> new SnapshotSent(
                    fields.whole("format"),
                    fields.string("pool"),
                    new SnapshotCursor(fields.whole("plugin"), fields.large("position")),
                    new SnapshotPart(
                            fields.records("facts", FactsLetter.class).stream()
                                    .map(FactsLetter::facts)
                                    .toList(),
                            next(fields))),
            (writer, sent) -> {
                writer.writeInt32("format", sent.format());
                writer.writeString("pool", sent.pool());
                writer.writeInt32("plugin", sent.asked().plugin());
                writer.writeInt64("position", sent.asked().position());
                List<FactsLetter> facts =
                        sent.part().facts().stream().map(FactsLetter::new).toList();
                writer.writeArrayOfCompact("facts", facts.toArray(FactsLetter[]::new));
                writer.writeBoolean("more", sent.part().next().isPresent());
                SnapshotCursor next = sent.part().next().orElse(SnapshotCursor.START);
                writer.writeInt32("nextPlugin", next.plugin());
                writer.writeInt64("nextPosition", next.position());
            });

    /** In this version's format. */
    public SnapshotSent(String pool, SnapshotCursor asked, SnapshotPart part) {
        this(FORMAT, pool, asked, part);
    }

    @Override
    public void readBy(Reader reader) {
        reader.read(this);
    }

    private static Optional<SnapshotCursor> next(Fields fields) {
        return fields.flag("more")
                ? Optional.of(new SnapshotCursor(fields.whole("nextPlugin"), fields.large("nextPosition")))
                : Optional.empty();
    }
}
