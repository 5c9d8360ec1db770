package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.PrefixMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * What every data producer promises, whichever of the facts it tells and whichever events it hears.
 *
 * @param <P> the record of the producer's parameters
 */
public abstract class DataProducerContract<P extends Record> extends PluginContract<P> {
    private static final int ROUNDS = 1000;
    private static final PlacementListener DEAF = new PlacementListener() {};

    /** Makes the contract of one producer. */
    protected DataProducerContract() {}

    /** The producer under test. */
    protected final DataProducer producer() {
        return (DataProducer) plugin(1);
    }

    @Test
    public void tells_facts_within_their_ranges_whatever_happened_before() {
        var random = new SplittableRandom(2);
        DataProducer producer = producer();
        for (int round = 0; round < ROUNDS; round++) {
            List<Endpoint> candidates = Endpoints.random(random, 1 + random.nextInt(100));
            InferenceRequest request = Requests.random(random);
            producer.produce(request, candidates);
            candidates.forEach(endpoint -> checkRanges(producer, request, endpoint));
            happen(producer, random, request, candidates);
        }
    }

    @Test
    public void leaves_the_list_of_candidates_as_it_is() {
        var random = new SplittableRandom(3);
        DataProducer producer = producer();
        for (int round = 0; round < ROUNDS; round++) {
            List<Endpoint> before = Endpoints.random(random, 1 + random.nextInt(10));
            List<Endpoint> candidates = new ArrayList<>(before);
            producer.produce(Requests.random(random), candidates);
            assertThat(candidates).isEqualTo(before);
        }
    }

    @Test
    public void knows_nothing_of_an_endpoint_that_has_the_slot_of_one_that_left() {
        var random = new SplittableRandom(4);
        DataProducer producer = producer();
        List<Endpoint> candidates = Endpoints.random(random, 5);
        for (int ticket = 0; ticket < ROUNDS; ticket++) {
            InferenceRequest request = Requests.random(random);
            producer.produce(request, candidates);
            placements(producer).placed(ticket, request, candidates.get(ticket % 5));
        }
        candidates.forEach(endpoint -> leave(producer, endpoint));
        for (int ticket = 0; ticket < ROUNDS; ticket++) {
            placements(producer).answering(ticket, candidates.get(ticket % 5));
            placements(producer).ended(ticket, candidates.get(ticket % 5));
        }
        producer.produce(Requests.random(random), candidates);
        candidates.forEach(endpoint -> checkEmpty(producer, endpoint));
    }

    /** One of: placed, answering, ended of a known or unknown ticket; now and then an endpoint leaves. */
    private static void happen(
            DataProducer producer, RandomGenerator random, InferenceRequest request, List<Endpoint> candidates) {
        long ticket = random.nextInt(50);
        Endpoint endpoint = candidates.get(random.nextInt(candidates.size()));
        switch (random.nextInt(8)) {
            case 0 -> leave(producer, endpoint);
            case 1, 2 -> placements(producer).answering(ticket, endpoint);
            case 3, 4 -> placements(producer).ended(ticket, endpoint);
            default -> {
                placements(producer).ended(ticket, endpoint);
                placements(producer).placed(ticket, request, endpoint);
            }
        }
    }

    private static void checkRanges(DataProducer producer, InferenceRequest request, Endpoint endpoint) {
        if (producer instanceof PrefixMatches matches) {
            assertThat(matches.matchedBlocks(endpoint)).isBetween(0, matches.promptBlocks());
            assertThat(matches.matchedShare(endpoint)).isBetween(0.0, 1.0);
            assertThat(matches.uncachedTokens(request, endpoint)).isNotNegative();
            assertThat(matches.tokensPerBlock()).isPositive();
        }
        if (producer instanceof InFlightLoad load) {
            assertThat(load.requests(endpoint)).isNotNegative();
            assertThat(load.tokens(endpoint)).isNotNegative();
        }
    }

    private static void checkEmpty(DataProducer producer, Endpoint endpoint) {
        if (producer instanceof PrefixMatches matches) {
            assertThat(matches.matchedBlocks(endpoint)).isZero();
        }
        if (producer instanceof InFlightLoad load) {
            assertThat(load.requests(endpoint)).isZero();
            assertThat(load.tokens(endpoint)).isZero();
        }
    }

    private static PlacementListener placements(DataProducer producer) {
        return producer instanceof PlacementListener listener ? listener : DEAF;
    }

    private static void leave(DataProducer producer, Endpoint endpoint) {
        if (producer instanceof EndpointListener listener) {
            listener.left(endpoint);
        }
    }
}
