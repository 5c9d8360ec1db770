package dev.sluice.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    @Test
    void cuts_words_signs_and_ideographs() {
        assertThat(pieces("A lighthouse, 東京!!")).containsExactly("A", " ligh", "thou", "se", ",", " 東", "京", "!!");
    }

    @Test
    void keeps_every_character() {
        String text = "  two  spaces\n\n\n\n\n\ttab 🏺🏺 naïve \uD800 end ";
        assertThat(String.join("", pieces(text))).isEqualTo(text);
    }

    @Test
    void makes_about_one_token_of_four_characters() {
        String text = Corpus.embedded().answer(0, 1000).text(0, 1000);
        assertThat(text.length() / 1000.0).isBetween(3.0, 4.5);
    }

    @Test
    void stops_at_the_limit_and_says_so() {
        Tokens tokens = new Tokens(3);
        Tokenizer.tokenize("one two three four five", tokens);
        assertThat(tokens.size()).isEqualTo(3);
        assertThat(tokens.overflowed()).isTrue();
    }

    @Test
    void gives_an_answer_that_comes_back_the_tokens_it_was_made_of() {
        Answer answer = Corpus.embedded().answer(7, 3_000);
        Tokens tokens = new Tokens(10_000);
        Tokenizer.tokenize(answer.text(0, answer.length()), tokens);
        assertThat(tokens.size()).isEqualTo(answer.length());
        for (int index = 0; index < answer.length(); index++) {
            assertThat(tokens.at(index)).isEqualTo(answer.token(index));
        }
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Tokenizer.end(text, from);
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
