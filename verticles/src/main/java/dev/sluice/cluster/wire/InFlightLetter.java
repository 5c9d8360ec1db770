package dev.sluice.cluster.wire;

import dev.sluice.message.InFlightCount;
import dev.sluice.message.InFlightShare;
import java.util.ArrayList;
import java.util.List;

/** What a gateway has in flight. */
public record InFlightLetter(int format, InFlightShare share) implements Letter {
    static final Form<InFlightLetter> FORM = new Form<>(
            "sluice.in-flight",
            InFlightLetter.class,
            fields -> new InFlightLetter(
                    fields.whole("format"),
                    new InFlightShare(
                            fields.string("pool"),
                            fields.string("gateway"),
                            fields.flag("whole"),
                            counts(fields.larges("endpoints"), fields.wholes("requests"), fields.larges("tokens")))),
            (writer, letter) -> {
                List<InFlightCount> counts = letter.share().counts();
                writer.writeInt32("format", letter.format());
                writer.writeString("pool", letter.share().pool());
                writer.writeString("gateway", letter.share().gateway());
                writer.writeBoolean("whole", letter.share().whole());
                writer.writeArrayOfInt64(
                        "endpoints",
                        counts.stream().mapToLong(InFlightCount::endpoint).toArray());
                writer.writeArrayOfInt32(
                        "requests",
                        counts.stream().mapToInt(InFlightCount::requests).toArray());
                writer.writeArrayOfInt64(
                        "tokens",
                        counts.stream().mapToLong(InFlightCount::tokens).toArray());
            });

    /** In this version's format. */
    public InFlightLetter(InFlightShare share) {
        this(FORMAT, share);
    }

    @Override
    public void readBy(Reader reader) {
        reader.read(this);
    }

    private static List<InFlightCount> counts(long[] endpoints, int[] requests, long[] tokens) {
        List<InFlightCount> counts = new ArrayList<>();
        for (int index = 0; index < Math.min(endpoints.length, Math.min(requests.length, tokens.length)); index++) {
            counts.add(new InFlightCount(endpoints[index], requests[index], tokens[index]));
        }
        return counts;
    }
}
