package dev.sluice.scheduling.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.PrefixBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PrefixIndexTest {
    private static final long SMALLEST = 64 * 1024;

    private final HitCounters hits = new HitCounters();
    private final PrefixIndex index = new PrefixIndex(1 << 20);

    @Test
    void counts_nothing_while_empty() {
        assertThat(matched(index, 0, Chains.of(1, 2, 3))).isZero();
        assertThat(index.pairs()).isZero();
    }

    @Test
    void counts_the_blocks_that_two_prompts_share() {
        index.add(3, Chains.of(1, 2, 3), span(3, 9), true);
        assertThat(matched(index, 3, Chains.of(1, 2, 7, 8))).isEqualTo(2);
        assertThat(matched(index, 4, Chains.of(1, 2, 7, 8))).isZero();
    }

    @Test
    void counts_blocks_behind_a_hole_as_long_as_some_endpoint_has_the_block_in_the_hole() {
        index.add(0, Chains.of(1, 2, 3, 4), span(4, 9), true);
        index.add(1, Chains.of(1), span(1, 9), true);
        index.add(1, Chains.of(3), span(1, 9), true);
        assertThat(matched(index, 1, Chains.of(1, 2, 3, 4))).isEqualTo(2);
        index.purge(0);
        assertThat(matched(index, 1, Chains.of(1, 2, 3, 4))).isEqualTo(1);
    }

    @Test
    void looks_at_every_second_hash_where_blocks_are_twice_as_long() {
        index.add(0, Chains.of(1, 2, 3, 4, 5), new Span(2, 2, 9), true);
        hits.reset(1, 0);
        index.match(Chains.of(8, 2, 9, 4, 9), new Span(2, 2, 9), hits);
        assertThat(hits.count(0)).isEqualTo(2);
        assertThat(index.pairs()).isEqualTo(2);
    }

    @Test
    void forgets_a_prompt_from_its_end_where_an_endpoint_may_have_3_blocks() {
        index.add(0, Chains.of(1, 2, 3), span(3, 3), true);
        index.add(0, Chains.of(1, 2, 7), span(3, 3), true);
        assertThat(matched(index, 0, Chains.of(1, 2, 3))).isEqualTo(2);
        assertThat(matched(index, 0, Chains.of(1, 2, 7))).isEqualTo(3);
        assertThat(index.held(0)).isEqualTo(3);
    }

    @Test
    void takes_back_what_is_not_sure_and_no_more() {
        index.add(0, Chains.of(1, 2), span(2, 9), true);
        index.add(0, Chains.of(1, 2, 3), span(3, 9), false);
        index.takeBack(0, Chains.of(1, 2, 3), span(3, 9));
        assertThat(matched(index, 0, Chains.of(1, 2, 3))).isEqualTo(2);
    }

    @Test
    void keeps_what_a_later_request_made_sure() {
        index.add(0, Chains.of(1, 2), span(2, 9), false);
        index.add(0, Chains.of(1, 2), span(2, 9), true);
        index.takeBack(0, Chains.of(1, 2), span(2, 9));
        assertThat(index.held(0)).isEqualTo(2);
    }

    @Test
    void is_not_sure_of_a_pair_that_has_the_number_of_one_that_was() {
        index.add(0, Chains.of(1), span(1, 9), true);
        index.purge(0);
        index.add(0, Chains.of(2), span(1, 9), false);
        index.takeBack(0, Chains.of(2), span(1, 9));
        assertThat(index.held(0)).isZero();
    }

    @Test
    void keeps_what_it_knows_when_the_65th_and_the_1000th_endpoint_join() {
        for (int slot : new int[] {0, 1, 64, 999}) {
            index.add(slot, Chains.of(1, 2), span(2, 9), true);
        }
        for (int slot : new int[] {0, 1, 64, 999}) {
            assertThat(matched(index, slot, Chains.of(1, 2))).isEqualTo(2);
        }
        assertThat(matched(index, 63, Chains.of(1, 2))).isZero();
    }

    @Test
    void remembers_the_latest_endpoint_of_a_block_where_there_is_no_room_for_a_set_of_1_000() {
        PrefixIndex small = new PrefixIndex(SMALLEST);
        int sets = (int) (SMALLEST / 4 / (1024 / Byte.SIZE));
        PrefixBlocks prompt = Chains.of(LongStream.range(0, sets + 1).toArray());
        small.add(999, prompt, span(sets + 1, 1000), true);
        small.add(998, prompt, span(sets + 1, 1000), true);
        assertThat(small.held(998)).isEqualTo(sets + 1);
        assertThat(small.held(999)).isEqualTo(sets);
        assertThat(small.bytes()).isLessThanOrEqualTo(SMALLEST + 3 * Integer.BYTES * 1024);
    }

    @Test
    void takes_room_from_the_endpoint_that_has_more_than_its_share() {
        PrefixIndex small = new PrefixIndex(SMALLEST);
        int room = small.maxPairs();
        small.add(0, Chains.of(LongStream.range(0, room).toArray()), span(room, room), true);
        small.add(1, Chains.of(LongStream.range(-100, 0).toArray()), span(100, room), true);
        assertThat(small.held(0)).isEqualTo(room - 100);
        assertThat(small.held(1)).isEqualTo(100);
        small.add(1, Chains.of(LongStream.range(-room, 0).toArray()), span(room, room), true);
        assertThat(small.held(0)).isEqualTo(room - room / 2);
        assertThat(small.held(1)).isEqualTo(room / 2);
    }

    @Test
    void keeps_to_its_bytes_whatever_comes() {
        var random = new SplittableRandom(5);
        for (long maxBytes : new long[] {SMALLEST, 1 << 20, 5_000_000}) {
            PrefixIndex bounded = new PrefixIndex(maxBytes);
            for (int step = 0; step < 2000; step++) {
                int slot = random.nextInt(1 + step / 5);
                long first = random.nextInt(50) * 1000L;
                PrefixBlocks prompt =
                        Chains.of(LongStream.range(first, first + 200).toArray());
                bounded.add(slot, prompt, span(200, 100_000), true);
                assertThat(bounded.bytes()).isLessThanOrEqualTo(maxBytes + 3 * Integer.BYTES * 512);
            }
        }
    }

    @Test
    void knows_what_plain_maps_know_through_20_000_steps() {
        for (long seed = 0; seed < 4; seed++) {
            compare(new SplittableRandom(seed), 5000, seed % 2 == 0 ? 6 : 200);
        }
    }

    private void compare(SplittableRandom random, int steps, int endpoints) {
        ModelIndex model = new ModelIndex();
        PrefixIndex tested = new PrefixIndex(32 << 20);
        for (int step = 0; step < steps; step++) {
            int slot = random.nextInt(endpoints);
            List<Long> prompt = prompt(random);
            PrefixBlocks blocks = Chains.of(prompt);
            Span span = span(prompt.size(), 5 + slot);
            switch (random.nextInt(20)) {
                case 0 -> {
                    model.purge(slot);
                    tested.purge(slot);
                }
                case 1, 2, 3, 4 -> {
                    model.takeBack(slot, prompt);
                    tested.takeBack(slot, blocks, span);
                }
                default -> {
                    boolean isSure = random.nextBoolean();
                    model.add(slot, prompt, span.limit(), isSure);
                    tested.add(slot, blocks, span, isSure);
                }
            }
            List<Long> other = prompt(random);
            tested.match(Chains.of(other), span(other.size(), 1), hits);
            for (int any = 0; any < endpoints; any += 1 + random.nextInt(10)) {
                assertThat(hits.count(any)).isEqualTo(model.matched(any, other));
                assertThat(tested.held(any)).isEqualTo(model.held(any));
            }
            assertThat(tested.pairs()).isEqualTo(model.pairs());
            assertThat(tested.blocks()).isEqualTo((int) model.blocks());
        }
    }

    /** Up to 12 blocks on one of few paths, so that prompts share beginnings. */
    private static List<Long> prompt(SplittableRandom random) {
        List<Long> hashes = new ArrayList<>();
        long path = 1;
        int length = random.nextInt(13);
        for (int block : IntStream.range(0, length).toArray()) {
            path = path * 31 + random.nextInt(block < 4 ? 2 : 4);
            hashes.add(path);
        }
        return hashes;
    }

    private int matched(PrefixIndex tested, int slot, PrefixBlocks prompt) {
        tested.match(prompt, span(prompt.size(), 1), hits);
        return hits.count(slot);
    }

    private static Span span(int length, int limit) {
        return new Span(1, length, limit);
    }
}
