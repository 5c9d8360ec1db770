package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.TokenIds;
import org.junit.jupiter.api.Test;

class RenderedTokensTest {
    private static final PromptKey ONE = new PromptKey(0, 1);
    private static final PromptKey TWO = new PromptKey(0, 2);
    private static final PromptKey THREE = new PromptKey(0, 3);

    /** Room for two prompts of ten tokens: 2 · (160 + 4 · 10). */
    private final RenderedTokens rendered = new RenderedTokens(400);

    @Test
    void forgets_the_prompt_used_longest_ago_when_there_is_no_room() {
        rendered.keep(ONE, tokens(10));
        rendered.keep(TWO, tokens(10));
        assertThat(rendered.find(ONE)).contains(tokens(10));
        rendered.keep(THREE, tokens(10));

        assertThat(rendered.find(TWO)).isEmpty();
        assertThat(rendered.find(ONE)).isPresent();
        assertThat(rendered.find(THREE)).isPresent();
        assertThat(rendered.bytes()).isEqualTo(400);
    }

    @Test
    void takes_no_more_room_than_it_has_whatever_it_is_told() {
        for (int prompt = 0; prompt < 1000; prompt++) {
            rendered.keep(new PromptKey(prompt % 7, prompt % 13), tokens(1 + prompt % 61));
            assertThat(rendered.bytes()).isBetween(164L, 400L);
        }
    }

    @Test
    void counts_a_prompt_that_is_told_again_once() {
        rendered.keep(ONE, tokens(10));
        rendered.keep(ONE, tokens(20));

        assertThat(rendered.find(ONE)).contains(tokens(20));
        // 160 + 4 · 20
        assertThat(rendered.bytes()).isEqualTo(240);
    }

    @Test
    void remembers_neither_no_tokens_nor_too_many() {
        rendered.keep(ONE, TokenIds.UNKNOWN);
        // 160 + 4 · 61 is 404.
        rendered.keep(TWO, tokens(61));

        assertThat(rendered.bytes()).isZero();
        assertThat(rendered.find(TWO)).isEmpty();
    }

    private static TokenIds tokens(int size) {
        return TokenIds.copyOf(new int[size], size);
    }
}
