package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "queue,queue,0",
        "qeue,queue,1",
        "qeuue,queue,1",
        "QUEUE,queue,0",
        "'',abc,3",
        "abc,'',3",
        "kitten,sitting,3"
    })
    void counts_the_letters_to_change(String one, String other, int distance) {
        assertThat(Nearest.distance(one, other)).isEqualTo(distance);
    }

    @Test
    void finds_the_nearest_word_and_the_first_in_the_alphabet_among_equals() {
        assertThat(Nearest.to("queue-score", List.of("random-picker", "queue-scorer")))
                .contains("queue-scorer");
        assertThat(Nearest.to("c", List.of("b", "a"))).contains("a");
        assertThat(Nearest.to("c", List.of())).isEmpty();
    }

    @Test
    void compares_long_words_by_their_beginnings_only() {
        assertThat(Nearest.distance("a".repeat(100_000), "a".repeat(200_000))).isZero();
    }
}
