package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.prefix.ApproxPrefixCacheProducerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Sharing;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.SharingContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ApproxPrefixSharingTest extends SharingContract<Parameters> {
    /** The header of blocks of 1 hash that are had; taken back it is 3. */
    private static final long HAS = 2;

    private static final long TAKEN_BACK = 3;

    private final Endpoint a = endpoint("a").slot(0).build();
    private final Endpoint b = endpoint("b").slot(1).build();
    private final InferenceRequest request = Requests.withPrefix(64, 1, 2, 3, 4);
    private final ApproxPrefixCacheProducer producer = new ApproxPrefixCacheProducer(with(16, 100));
    private final List<String> told = new ArrayList<>();

    @Override
    protected PluginFactory<Parameters> factory() {
        return new ApproxPrefixCacheProducerFactory();
    }

    @Override
    protected Parameters parameters() {
        return with(16, 1000);
    }

    @Override
    protected Object observed(Sharing plugin, List<Endpoint> endpoints) {
        InferenceRequest asked =
                Requests.withPrefix(1600, LongStream.rangeClosed(1, 100).toArray());
        ApproxPrefixCacheProducer seen = (ApproxPrefixCacheProducer) plugin;
        seen.produce(asked, endpoints);
        return endpoints.stream().map(seen::matchedBlocks).toList();
    }

    @Test
    void tells_the_blocks_that_a_placement_adds_and_no_more() {
        assertThat(news()).isEmpty();
        place(1, request, a);
        assertThat(news()).containsExactly("0: [2, 4, 3, 2, 1]");
        place(2, Requests.withPrefix(64, 1, 2, 7, 8), a);
        assertThat(news()).containsExactly("0: [2, 8, 7]");
        producer.answering(1, a);
        place(3, request, a);
        assertThat(news()).isEmpty();
    }

    @Test
    void tells_what_it_takes_back_after_it_told_it() {
        assertThat(news()).isEmpty();
        place(1, request, a);
        producer.ended(1, a);
        assertThat(news()).containsExactly("0: [2, 4, 3, 2, 1]", "0: [3, 1, 2, 3, 4]");
    }

    @Test
    void tells_nothing_of_an_endpoint_that_has_left_since() {
        assertThat(news()).isEmpty();
        place(1, request, a);
        place(2, request, b);
        producer.left(a);
        assertThat(news()).containsExactly("1: [2, 4, 3, 2, 1]");
    }

    @Test
    void takes_nothing_down_before_anybody_asks() {
        place(1, request, a);
        assertThat(news()).isEmpty();
    }

    @Test
    void forgets_what_another_takes_back() {
        hear(a, HAS, 1, 2, 3);
        hear(a, TAKEN_BACK, 3, 9);
        assertThat(matched(a)).isEqualTo(2);
    }

    @Test
    void keeps_what_it_knows_itself_when_another_takes_it_back() {
        hear(a, HAS, 1, 2, 3, 4);
        place(1, request, a);
        producer.answering(1, a);
        place(2, request, b);
        hear(a, TAKEN_BACK, 4, 3, 2, 1);
        hear(b, TAKEN_BACK, 4, 3, 2, 1);
        assertThat(matched(a)).isEqualTo(4);
        assertThat(matched(b)).isEqualTo(4);
    }

    @Test
    void keeps_what_it_heard_when_a_request_of_its_own_comes_to_nothing() {
        hear(a, HAS, 4, 3, 2, 1);
        place(1, request, a);
        producer.ended(1, a);
        assertThat(matched(a)).isEqualTo(4);
    }

    /** Of 4 blocks the first ones are told last and stay. */
    @Test
    void keeps_of_what_it_hears_no_more_than_the_endpoints_cache_holds() {
        Endpoint small = endpoint("a").slot(0).cache(16, 3).build();
        hear(small, HAS, 4, 3, 2, 1);
        assertThat(matched(small)).isEqualTo(3);
    }

    @Test
    void drops_blocks_of_another_length_than_the_endpoint_says() {
        Endpoint wide = endpoint("a").slot(0).cache(32, 100).build();
        producer.produce(request, List.of(wide));
        hear(wide, HAS, 2, 1);
        hear(wide, 4, 6, 5);
        producer.produce(Requests.withPrefix(64, 0, 5, 0, 6), List.of(wide));
        assertThat(producer.matchedBlocks(wide)).isEqualTo(2);
        producer.produce(Requests.withPrefix(64, 0, 1, 0, 2), List.of(wide));
        assertThat(producer.matchedBlocks(wide)).isZero();
    }

    /** 40,000 blocks are looked at in 3 calls, 16,384 numbers each. */
    @Test
    void tells_a_newcomer_each_block_once_whatever_is_added_meanwhile() {
        ApproxPrefixCacheProducer large =
                new ApproxPrefixCacheProducer(new Parameters(true, 16, 0, 0, 100_000, 16 << 20));
        InferenceRequest whole =
                Requests.withPrefix(640_000, LongStream.rangeClosed(1, 40_000).toArray());
        large.produce(whole, List.of(a));
        large.placed(1, whole, a);
        Map<Long, Integer> times = new HashMap<>();
        long position = 0;
        for (long added = 50_000; position >= 0; added++) {
            position = large.tellAll(position, (slot, facts) -> {
                assertThat(facts.size()).isLessThanOrEqualTo(2048);
                LongStream.of(facts.toArray()).skip(1).forEach(hash -> times.merge(hash, 1, Integer::sum));
            });
            InferenceRequest another = Requests.withPrefix(16, added);
            large.produce(another, List.of(a));
            large.placed(added, another, b);
        }
        assertThat(times).hasSizeBetween(40_000, 40_010);
        assertThat(times.values()).containsOnly(1);
    }

    private void place(long ticket, InferenceRequest placed, Endpoint endpoint) {
        producer.produce(placed, List.of(a, b));
        producer.placed(ticket, placed, endpoint);
    }

    private void hear(Endpoint endpoint, long... facts) {
        producer.heard("other", endpoint, Facts.of(facts));
    }

    private List<String> news() {
        told.clear();
        producer.tellNews((slot, facts) ->
                told.add(slot + ": " + LongStream.of(facts.toArray()).boxed().toList()));
        return told;
    }

    private int matched(Endpoint endpoint) {
        producer.produce(request, List.of(endpoint));
        return producer.matchedBlocks(endpoint);
    }

    private static Parameters with(int blockSize, int capacity) {
        return new Parameters(true, blockSize, 0, 0, capacity, 1 << 20);
    }
}
