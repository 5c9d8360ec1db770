package dev.sluice.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.PrefixBlocks;
import org.junit.jupiter.api.Test;

class TokenRowTest {
    @Test
    void has_a_hash_for_each_whole_block_of_16_tokens() {
        assertThat(new TokenRow().text(1, 15).blocks().size()).isZero();
        assertThat(new TokenRow().text(1, 33).blocks().size()).isEqualTo(2);
    }

    @Test
    void has_equal_hashes_as_far_as_the_tokens_are_equal() {
        PrefixBlocks one = new TokenRow().text(1, 32).text(2, 16).blocks();
        PrefixBlocks other = new TokenRow().text(1, 32).text(3, 16).blocks();
        assertThat(one.hash(0)).isEqualTo(other.hash(0));
        assertThat(one.hash(1)).isEqualTo(other.hash(1));
        assertThat(one.hash(2)).isNotEqualTo(other.hash(2));
    }
}
