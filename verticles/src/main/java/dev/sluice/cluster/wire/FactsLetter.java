package dev.sluice.cluster.wire;

import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.sluice.message.EndpointFacts;
import dev.sluice.message.LearntFacts;
import dev.sluice.spi.Facts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a plugin has learnt: the endpoints, how many numbers there are of each, and all the numbers in a row. */
public record FactsLetter(int format, LearntFacts facts) implements Letter {
    static final Form<FactsLetter> FORM = new Form<>(
            "sluice.facts",
            FactsLetter.class,
            fields -> new FactsLetter(
                    fields.whole("format"),
                    new LearntFacts(
                            fields.string("pool"),
                            fields.string("gateway"),
                            fields.string("plugin"),
                            facts(fields.larges("endpoints"), fields.wholes("lengths"), fields.larges("values")))),
            FactsLetter::write);

    /** In this version's format. */
    public FactsLetter(LearntFacts facts) {
        this(FORMAT, facts);
    }

    @Override
    public void readBy(Reader reader) {
        reader.read(this);
    }

    private static void write(CompactWriter writer, FactsLetter letter) {
        List<EndpointFacts> facts = letter.facts().facts();
        writer.writeInt32("format", letter.format());
        writer.writeString("pool", letter.facts().pool());
        writer.writeString("gateway", letter.facts().gateway());
        writer.writeString("plugin", letter.facts().plugin());
        writer.writeArrayOfInt64(
                "endpoints", facts.stream().mapToLong(EndpointFacts::endpoint).toArray());
        writer.writeArrayOfInt32(
                "lengths", facts.stream().mapToInt(one -> one.facts().size()).toArray());
        writer.writeArrayOfInt64("values", values(facts));
    }

    private static long[] values(List<EndpointFacts> facts) {
        long[] values =
                new long[facts.stream().mapToInt(one -> one.facts().size()).sum()];
        int at = 0;
        for (EndpointFacts one : facts) {
            long[] told = one.facts().toArray();
            System.arraycopy(told, 0, values, at, told.length);
            at += told.length;
        }
        return values;
    }

    private static List<EndpointFacts> facts(long[] endpoints, int[] lengths, long[] values) {
        List<EndpointFacts> facts = new ArrayList<>();
        int at = 0;
        for (int index = 0; index < Math.min(endpoints.length, lengths.length); index++) {
            int end = at + lengths[index];
            if (lengths[index] < 0 || end > values.length) {
                return facts;
            }
            facts.add(new EndpointFacts(endpoints[index], Facts.of(Arrays.copyOfRange(values, at, end))));
            at = end;
        }
        return facts;
    }
}
