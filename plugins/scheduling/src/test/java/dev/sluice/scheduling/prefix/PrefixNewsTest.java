package dev.sluice.scheduling.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixNewsTest {
    private final PrefixNews news = new PrefixNews();

    @Test
    void keeps_the_latest_65536_changes_and_counts_those_it_drops() {
        news.tell((slot, facts) -> {});
        for (long hash = 0; hash < PrefixNews.KEPT + 10; hash++) {
            news.added(3, 1, hash);
        }
        List<Long> told = new ArrayList<>();
        news.tell((slot, facts) -> {
            for (int number = 1; number < facts.size(); number++) {
                told.add(facts.get(number));
            }
        });
        assertThat(told).hasSize(65_536).startsWith(10L, 11L).endsWith(65_545L);
        assertThat(news.dropped()).isEqualTo(10);
    }

    @Test
    void tells_at_most_2048_blocks_at_once() {
        news.tell((slot, facts) -> {});
        for (long hash = 0; hash < 5000; hash++) {
            news.added(3, 1, hash);
        }
        List<Integer> sizes = new ArrayList<>();
        news.tell((slot, facts) -> sizes.add(facts.size() - 1));
        assertThat(sizes).containsExactly(2048, 2048, 904);
    }
}
