package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.prefix.InFlightLoadProducerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Facts;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import dev.sluice.spi.Sharing;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.SharingContract;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InFlightLoadSharingTest extends SharingContract<Parameters> {
    private final Endpoint a = endpoint("a").slot(0).build();

    @Override
    protected PluginFactory<Parameters> factory() {
        return new InFlightLoadProducerFactory();
    }

    @Override
    protected Parameters parameters() {
        return with(true);
    }

    @Override
    protected Producers producers() {
        return new FixedMatches(10, 16).asProducers();
    }

    @Override
    protected boolean forgetsWhoIsGone() {
        return true;
    }

    @Override
    protected Object observed(Sharing plugin, List<Endpoint> endpoints) {
        InFlightLoadProducer seen = (InFlightLoadProducer) plugin;
        return endpoints.stream()
                .map(endpoint -> seen.requests(endpoint) + " of " + seen.tokens(endpoint))
                .toList();
    }

    @Test
    void adds_what_others_have_under_way_to_its_own() {
        InFlightLoadProducer producer = producer(true);
        producer.heard("other", a, Facts.of(2, 70));
        producer.placed(1, Requests.withPrefix(100), a);
        assertThat(producer.requests(a)).isEqualTo(3);
        assertThat(producer.tokens(a)).isEqualTo(170);
    }

    @Test
    void keeps_to_itself_where_it_is_not_to_share() {
        InFlightLoadProducer producer = producer(false);
        producer.heard("other", a, Facts.of(2, 70));
        producer.placed(1, Requests.withPrefix(100), a);
        producer.tellNews((slot, facts) -> assertThat(facts).isNull());
        assertThat(producer.requests(a)).isEqualTo(1);
        assertThat(producer.tokens(a)).isEqualTo(100);
    }

    private static InFlightLoadProducer producer(boolean isShared) {
        return new InFlightLoadProducer(new FixedMatches(0, 16), with(isShared));
    }

    private static Parameters with(boolean isShared) {
        return new Parameters(false, 1.5, OptionalInt.empty(), "approx-prefix-cache-producer", isShared);
    }
}
