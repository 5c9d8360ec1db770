package dev.sluice.scheduling.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongTableTest {
    @Test
    void holds_0_and_negative_keys_like_any_other() {
        LongTable table = new LongTable(4);
        int zero = table.add(0);
        int negative = table.add(-1);
        assertThat(table.find(0)).isEqualTo(zero);
        assertThat(table.find(-1)).isEqualTo(negative).isNotEqualTo(zero);
        assertThat(table.find(1)).isEqualTo(LongTable.NONE);
    }

    @Test
    void gives_the_number_of_a_removed_key_anew() {
        LongTable table = new LongTable(2);
        int first = table.add(10);
        table.add(20);
        table.remove(10);
        assertThat(table.add(30)).isEqualTo(first);
        assertThat(table.find(10)).isEqualTo(LongTable.NONE);
    }

    @Test
    void takes_16_bytes_for_each_key_there_is_room_for() {
        assertThat(new LongTable(1000).bytes()).isEqualTo(16_000);
    }

    @Test
    void holds_what_a_map_holds_through_100_000_steps_at_full_load() {
        var random = new SplittableRandom(1);
        Map<Long, Integer> model = new HashMap<>();
        LongTable table = new LongTable(64);
        for (int step = 0; step < 100_000; step++) {
            long key = random.nextInt(300);
            Integer known = model.get(key);
            assertThat(table.find(key)).isEqualTo(known == null ? LongTable.NONE : known);
            if (known != null && random.nextInt(3) > 0) {
                table.remove(key);
                model.remove(key);
            } else if (known == null && model.size() < table.capacity()) {
                model.put(key, table.add(key));
            } else if (step % 10_000 == 0 && table.capacity() < 200) {
                table.grow(table.capacity() + 37);
            }
            assertThat(table.size()).isEqualTo(model.size());
        }
        model.forEach((key, number) -> assertThat(table.key(number)).isEqualTo(key));
        assertThat(new HashSet<>(model.values())).hasSameSizeAs(model.values());
    }
}
