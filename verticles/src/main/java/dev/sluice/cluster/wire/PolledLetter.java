package dev.sluice.cluster.wire;

import java.util.List;

/**
 * What endpoints of a pool said to a gateway.
 *
 * @param endpoints the earliest first
 */
public record PolledLetter(int format, String pool, List<WireNews> endpoints) implements Letter {
    static final Form<PolledLetter> FORM = new Form<>(
            "sluice.polled",
            PolledLetter.class,
            fields -> new PolledLetter(
                    fields.whole("format"), fields.string("pool"), fields.records("endpoints", WireNews.class)),
            (writer, letter) -> {
                writer.writeInt32("format", letter.format());
                writer.writeString("pool", letter.pool());
                writer.writeArrayOfCompact("endpoints", letter.endpoints().toArray(WireNews[]::new));
            });

    /** In this version's format. */
    public PolledLetter(String pool, List<WireNews> endpoints) {
        this(FORMAT, pool, endpoints);
    }

    @Override
    public void readBy(Reader reader) {
        reader.read(this);
    }

    public PolledLetter {
        endpoints = List.copyOf(endpoints);
    }
}
