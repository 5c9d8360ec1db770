package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.Scorer;
import dev.sluice.spi.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every plugin promises that shares what it learns with the other gateways of a cluster.
 *
 * @param <P> the record of the plugin's parameters
 */
public abstract class SharingContract<P extends Record> extends PluginContract<P> {
    private static final int ROUNDS = 100;
    private static final int MOST_PARTS = 10_000;

    private record Told(int slot, Facts facts) {}

    private final List<Endpoint> endpoints = IntStream.range(0, 4)
            .mapToObj(slot -> Endpoints.endpoint("endpoint-" + slot).slot(slot).build())
            .toList();

    /** Makes the contract of one plugin. */
    protected SharingContract() {}

    /** What a plugin knows of endpoints, as far as it shows, in a form that can be compared. */
    protected abstract Object observed(Sharing plugin, List<Endpoint> endpoints);

    /** Whether what a gateway told counts no longer when it is gone, as what it has in flight does. */
    protected boolean forgetsWhoIsGone() {
        return false;
    }

    /** Lets a plugin learn something: requests are placed at the endpoints in turn, unless overridden. */
    protected void learn(Sharing plugin, List<Endpoint> at) {
        var random = new SplittableRandom(2);
        for (int ticket = 0; ticket < ROUNDS; ticket++) {
            InferenceRequest request = Requests.random(random);
            if (plugin instanceof DataProducer producer) {
                producer.produce(request, at);
            }
            if (plugin instanceof Scorer scorer) {
                var unused = scorer.score(request, at);
            }
            if (plugin instanceof PlacementListener listener) {
                listener.placed(ticket, request, at.get(ticket % at.size()));
            }
        }
    }

    @Test
    public void makes_another_gateway_know_what_it_learns() {
        Sharing one = asked();
        Sharing other = asked();
        learn(one, endpoints);
        tell("one", news(one), other);
        assertThat(observed(other, endpoints))
                .isEqualTo(observed(one, endpoints))
                .isNotEqualTo(observed(asked(), endpoints));
    }

    @Test
    public void learns_nothing_further_from_hearing_the_same_twice() {
        Sharing one = asked();
        Sharing other = asked();
        learn(one, endpoints);
        List<Told> news = news(one);
        tell("one", news, other);
        Object once = observed(other, endpoints);
        tell("one", news, other);
        assertThat(observed(other, endpoints)).isEqualTo(once);
    }

    @Test
    public void does_not_tell_what_it_has_heard() {
        Sharing one = asked();
        Sharing other = asked();
        learn(one, endpoints);
        tell("one", news(one), other);
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(news(other)).isEmpty();
        }
    }

    @Test
    public void tells_a_newcomer_all_it_knows_or_what_is_told_every_second_anyway() {
        Sharing one = asked();
        learn(one, endpoints);
        var unused = news(one);
        Sharing newcomer = asked();
        tell("one", all(one), newcomer);
        for (int round = 0; round < ROUNDS; round++) {
            tell("one", news(one), newcomer);
        }
        assertThat(observed(newcomer, endpoints)).isEqualTo(observed(one, endpoints));
    }

    @Test
    public void heeds_that_a_gateway_is_gone() {
        Sharing one = asked();
        Sharing other = asked();
        learn(one, endpoints);
        tell("one", news(one), other);
        other.gone("another");
        assertThat(observed(other, endpoints)).isEqualTo(observed(one, endpoints));
        other.gone("one");
        assertThat(observed(other, endpoints)).isEqualTo(observed(forgetsWhoIsGone() ? asked() : one, endpoints));
    }

    @Test
    public void knows_nothing_that_was_told_of_endpoints_that_have_left() {
        Sharing one = asked();
        Sharing other = asked();
        learn(one, endpoints);
        tell("one", news(one), other);
        if (other instanceof EndpointListener listener) {
            endpoints.forEach(listener::left);
        }
        List<Endpoint> fresh = IntStream.range(0, 4)
                .mapToObj(slot -> Endpoints.endpoint("fresh-" + slot).slot(slot).build())
                .toList();
        assertThat(observed(other, fresh)).isEqualTo(observed(asked(), fresh));
    }

    @Test
    public void bears_numbers_that_mean_nothing_to_it() {
        var random = new SplittableRandom(3);
        Sharing plugin = asked();
        for (int round = 0; round < ROUNDS; round++) {
            long[] numbers = random.longs(random.nextInt(20)).toArray();
            plugin.heard("other-" + round % 3, endpoints.get(round % 4), Facts.of(numbers));
        }
        assertThat(observed(plugin, endpoints)).isNotNull();
    }

    /** A plugin that others have asked once, as from then on it has to remember what is news. */
    private Sharing asked() {
        Sharing plugin = (Sharing) plugin(1);
        assertThat(news(plugin)).isEmpty();
        return plugin;
    }

    private void tell(String gateway, List<Told> told, Sharing plugin) {
        told.forEach(fact -> plugin.heard(gateway, endpoints.get(fact.slot()), fact.facts()));
    }

    private static List<Told> news(Sharing plugin) {
        List<Told> told = new ArrayList<>();
        plugin.tellNews((slot, facts) -> told.add(new Told(slot, facts)));
        return told;
    }

    private static List<Told> all(Sharing plugin) {
        List<Told> told = new ArrayList<>();
        long position = 0;
        for (int part = 0; position >= 0; part++) {
            assertThat(part).describedAs("parts of all it knows").isLessThan(MOST_PARTS);
            position = plugin.tellAll(position, (slot, facts) -> told.add(new Told(slot, facts)));
        }
        return told;
    }
}
