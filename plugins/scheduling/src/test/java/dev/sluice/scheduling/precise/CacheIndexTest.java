package dev.sluice.scheduling.precise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.RemovedBlocks;
import dev.sluice.spi.StoredBlocks;
import dev.sluice.spi.StoredBlocks.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CacheIndexTest {
    private static final int SLOTS = 70;
    private static final int DEPTH = 4;

    private final CacheIndex index = new CacheIndex("", 2, 1_000_000);
    private final Longest longest = new Longest();

    @Test
    void counts_the_longest_run_from_the_beginning() {
        store(0, new long[] {1, 2, 3}, 0, 7, 7, 8, 8, 9, 9);
        store(1, new long[] {21}, 0, 7, 7);
        assertThat(matched(0, 7, 7, 8, 8, 9, 9, 5, 5)).isEqualTo(3);
        assertThat(matched(1, 7, 7, 8, 8, 9, 9, 5, 5)).isEqualTo(1);
        remove(0, "GPU", 2);
        assertThat(matched(0, 7, 7, 8, 8, 9, 9, 5, 5)).isEqualTo(1);
        assertThat(matched(2, 7, 7)).isZero();
    }

    @Test
    void leaves_out_a_block_that_is_not_full() {
        store(0, new long[] {1}, 0, 7, 7);
        assertThat(matched(0, 7, 7, 8)).isEqualTo(1);
        assertThat(longest.blocks()).isEqualTo(1);
    }

    @Test
    void follows_the_engines_parent_and_leaves_out_what_follows_nothing_known() {
        store(0, new long[] {1}, 0, 7, 7);
        store(0, new long[] {2}, 1, 8, 8);
        store(0, new long[] {4}, 3, 9, 9);
        assertThat(matched(0, 7, 7, 8, 8)).isEqualTo(2);
        assertThat(index.blocks()).isEqualTo(2);
    }

    @Test
    void counts_a_block_elsewhere_0_8_and_rounds_down() {
        // 1 + 0.8 + 0.8 = 2.6
        store(0, new long[] {1, 2, 3}, 0, 7, 7, 8, 8, 9, 9);
        index.stored(0, new StoredBlocks(new long[] {2, 3}, new int[0], 2, place(0, "CPU")));
        assertThat(matched(0, 7, 7, 8, 8, 9, 9)).isEqualTo(3);
        remove(0, "GPU", 2, 3);
        assertThat(matched(0, 7, 7, 8, 8, 9, 9)).isEqualTo(2);
        remove(0, "CPU", 3);
        assertThat(matched(0, 7, 7, 8, 8, 9, 9)).isEqualTo(1);
    }

    @Test
    void keeps_a_block_until_it_is_removed_as_often_as_it_was_stored() {
        store(0, new long[] {1}, 0, 7, 7);
        store(0, new long[] {1}, 0, 7, 7);
        remove(0, "GPU", 1);
        assertThat(matched(0, 7, 7)).isEqualTo(1);
        remove(0, "GPU", 1);
        assertThat(matched(0, 7, 7)).isZero();
        assertThat(index.holders().size()).isZero();
    }

    @Test
    void keeps_adapters_apart() {
        index.stored(
                0,
                new StoredBlocks(new long[] {1}, new int[] {7, 7}, 2, new Place(OptionalLong.empty(), "sql", "GPU")));
        assertThat(matched(0, 7, 7)).isZero();
        longest.reset(1);
        longest.add(Chain.end(Chain.token(Chain.token(Chain.seed("", "sql"), 7), 7)));
        longest.walk(index.holders());
        assertThat(longest.matched(0)).isEqualTo(1);
    }

    @Test
    void takes_the_size_of_a_block_from_the_first_that_is_told_and_leaves_out_others() {
        CacheIndex adopting = new CacheIndex("", 0, 100);
        adopting.stored(0, new StoredBlocks(new long[] {1}, new int[] {7, 7, 7}, 3, place(0, "GPU")));
        adopting.stored(1, new StoredBlocks(new long[] {1}, new int[] {7, 7}, 2, place(0, "GPU")));
        assertThat(adopting.tokensPerBlock()).isEqualTo(3);
        assertThat(adopting.blocks()).isEqualTo(1);
    }

    @Test
    void takes_in_no_more_than_it_may_hold() {
        CacheIndex small = new CacheIndex("", 1, 3);
        small.stored(0, new StoredBlocks(new long[] {1, 2, 3, 4, 5}, new int[] {1, 2, 3, 4, 5}, 1, place(0, "GPU")));
        assertThat(small.blocks()).isEqualTo(3);
        small.removed(0, new RemovedBlocks(new long[] {3}, "GPU"));
        small.stored(0, new StoredBlocks(new long[] {9}, new int[] {9}, 1, place(0, "GPU")));
        assertThat(small.blocks()).isEqualTo(3);
    }

    @Test
    void agrees_with_a_plain_model_whatever_happens() {
        SplittableRandom random = new SplittableRandom(11);
        // Slot, then block, then how often it is stored in each medium; a block is the path of its tokens.
        Map<Integer, Map<List<Integer>, int[]>> model = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int slot = random.nextInt(SLOTS);
            Map<List<Integer>, int[]> has = model.computeIfAbsent(slot, fresh -> new HashMap<>());
            int what = random.nextInt(100);
            if (what < 60) {
                storeRandom(random, slot, has);
            } else if (what < 99) {
                removeRandom(random, slot, has);
            } else {
                index.cleared(slot);
                has.clear();
            }
            if (step % 20 == 0) {
                compare(random, model);
            }
        }
        long blocks = model.values().stream().mapToLong(Map::size).sum();
        Set<List<Integer>> distinct = new HashSet<>();
        model.values().forEach(has -> distinct.addAll(has.keySet()));
        assertThat(index.blocks()).isEqualTo(blocks);
        assertThat(index.holders().size()).isEqualTo(distinct.size());
        for (int slot = 0; slot < SLOTS; slot++) {
            index.cleared(slot);
        }
        assertThat(index.blocks()).isZero();
        assertThat(index.holders().size()).isZero();
    }

    private void storeRandom(SplittableRandom random, int slot, Map<List<Integer>, int[]> has) {
        List<Integer> path = path(random);
        List<Integer> before = path.subList(0, path.size() - 1);
        int medium = random.nextInt(2);
        int token = path.get(path.size() - 1);
        long parent = before.isEmpty() ? 0 : name(slot, before);
        index.stored(
                slot,
                new StoredBlocks(
                        new long[] {name(slot, path)},
                        new int[] {token, token},
                        2,
                        place(parent, medium == 0 ? "" : "CPU")));
        if (before.isEmpty() || has.containsKey(before)) {
            has.computeIfAbsent(path, fresh -> new int[2])[medium]++;
        }
    }

    private void removeRandom(SplittableRandom random, int slot, Map<List<Integer>, int[]> has) {
        List<Integer> path = path(random);
        int medium = random.nextInt(2);
        remove(slot, medium == 0 ? "GPU" : "CPU", name(slot, path));
        int[] counts = has.get(path);
        if (counts != null && counts[medium] > 0) {
            counts[medium]--;
            if (counts[0] + counts[1] == 0) {
                has.remove(path);
            }
        }
    }

    private void compare(SplittableRandom random, Map<Integer, Map<List<Integer>, int[]>> model) {
        List<Integer> path = path(random);
        walk(path.stream()
                .flatMapToInt(token -> java.util.stream.IntStream.of(token, token))
                .toArray());
        for (int slot = 0; slot < SLOTS; slot++) {
            Map<List<Integer>, int[]> has = model.getOrDefault(slot, Map.of());
            int tenths = 0;
            int depth = 1;
            while (depth <= path.size() && has.containsKey(path.subList(0, depth))) {
                tenths += has.get(path.subList(0, depth))[0] > 0 ? 10 : 8;
                depth++;
            }
            assertThat(longest.matched(slot)).isEqualTo(tenths / 10);
        }
    }

    /** One to four tokens out of three. */
    private static List<Integer> path(SplittableRandom random) {
        List<Integer> path = new ArrayList<>();
        int depth = 1 + random.nextInt(DEPTH);
        for (int at = 0; at < depth; at++) {
            path.add(random.nextInt(3));
        }
        return path;
    }

    /** What an engine calls a block: each has names of its own. */
    private static long name(int slot, List<Integer> path) {
        return (31L * slot + 7) * 1_000_003 + path.hashCode();
    }

    private void store(int slot, long[] names, long parent, int... tokens) {
        index.stored(slot, new StoredBlocks(names, tokens, 2, place(parent, "GPU")));
    }

    private void remove(int slot, String medium, long... names) {
        index.removed(slot, new RemovedBlocks(names, medium));
    }

    private int matched(int slot, int... tokens) {
        walk(tokens);
        return longest.matched(slot);
    }

    private void walk(int... tokens) {
        longest.reset(tokens.length / 2);
        long name = Chain.seed("", "");
        for (int block = 0; block < tokens.length / 2; block++) {
            name = Chain.end(Chain.token(Chain.token(name, tokens[2 * block]), tokens[2 * block + 1]));
            longest.add(name);
        }
        longest.walk(index.holders());
    }

    private static Place place(long parent, String medium) {
        return new Place(parent == 0 ? OptionalLong.empty() : OptionalLong.of(parent), "", medium);
    }
}
