package dev.sluice.cluster.wire;

import com.hazelcast.config.CompactSerializationConfig;
import java.util.List;

/** Every form of this package. */
public final class Forms {
    private static final List<Form<?>> ALL = List.of(
            Hello.FORM,
            PolledLetter.FORM,
            WireNews.FORM,
            WireNews.WireModel.FORM,
            WireSample.FORM,
            InFlightLetter.FORM,
            FactsLetter.FORM,
            SnapshotAsked.FORM,
            SnapshotSent.FORM);

    private Forms() {}

    /** Makes them known to a member. */
    public static void addTo(CompactSerializationConfig compact) {
        ALL.forEach(compact::addSerializer);
    }
}
