package dev.sluice.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTablesTest {
    private static final KeyTerms ANYTHING = terms(Optional.empty(), Optional.empty());

    private static KeyTerms terms(Optional<List<String>> models, Optional<Instant> expires) {
        return new KeyTerms("ann", Optional.of("red"), models, expires, List.of(), Optional.empty());
    }

    @Test
    void finds_a_key_by_what_is_presented_and_no_other() {
        ApiKeys keys = ApiKeys.of(List.of(
                new ApiKey("one", KeyHash.of("first"), ANYTHING), new ApiKey("two", KeyHash.of("second"), ANYTHING)));

        assertThat(keys.find(KeyHash.of("second")).flatMap(Caller::keyId)).contains("two");
        assertThat(keys.find(KeyHash.of("third"))).isEmpty();
        assertThat(keys.size()).isEqualTo(2);
    }

    @Test
    void refuses_an_id_or_a_key_that_is_there_twice() {
        ApiKey one = new ApiKey("one", KeyHash.of("first"), ANYTHING);

        assertThatThrownBy(() -> ApiKeys.of(List.of(one, new ApiKey("one", KeyHash.of("second"), ANYTHING))))
                .hasMessage("there are two keys with the id one");
        assertThatThrownBy(() -> ApiKeys.of(List.of(one, new ApiKey("two", KeyHash.of("first"), ANYTHING))))
                .hasMessage("the keys one and two are the same");
    }

    /** As {@code printf abc | sha256sum} has it. */
    @Test
    void writes_the_hash_of_abc_as_the_standard_gives_it_and_reads_it_again() {
        String written = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        assertThat(KeyHash.of("abc")).hasToString(written).isEqualTo(KeyHash.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-a-real-key-by-mistake", "sha256:", "sha256:BA", "", "sha256:zz"})
    void shows_nothing_of_what_stands_where_a_hash_belongs(String found) {
        assertThatThrownBy(() -> KeyHash.parse(found))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "wanted sha256: and 64 hexadecimal digits, as `sluice key hash` prints them, found something else");
    }

    @Test
    void makes_keys_of_256_random_bits_that_differ() {
        SecureRandom random = new SecureRandom();
        String key = KeyText.random(random);

        assertThat(key).matches("sk-sluice-[A-Za-z0-9_-]{43}").isNotEqualTo(KeyText.random(random));
        assertThat(KeyText.hash(key)).isEqualTo(KeyHash.of(key));
    }

    @Test
    void refuses_keys_of_21_characters_which_hold_less_than_128_bits() {
        assertThatThrownBy(() -> KeyText.hash("x".repeat(21))).hasMessageContaining("22 characters or more");
        assertThatCode(() -> KeyText.hash("x".repeat(22))).doesNotThrowAnyException();
        assertThatThrownBy(() -> KeyText.hash("x".repeat(21) + "\n")).hasMessageContaining("visible ASCII");
    }

    @ParameterizedTest
    @CsvSource({
        "llama, true",
        "llama-8b, true",
        "llam, false",
        "chat, true",
        "chat-2, false",
        "cha, false",
        "'', false",
        "qwen, false"
    })
    void allows_exact_names_and_beginnings(String model, boolean allowed) {
        assertThat(new ModelsAllowed(List.of("chat", "llama*")).allows(model)).isEqualTo(allowed);
    }

    @Test
    void allows_everything_where_no_models_are_listed() {
        assertThat(ANYTHING.caller("k").models().isLimited()).isFalse();
        assertThat(ANYTHING.caller("k").models().allows("anything")).isTrue();
    }

    @Test
    void refuses_lists_of_models_that_say_nothing() {
        assertThatThrownBy(() -> terms(Optional.of(List.of()), Optional.empty()))
                .hasMessageContaining("leave models out to allow every one");
        assertThatThrownBy(() -> terms(Optional.of(List.of("a*b")), Optional.empty()))
                .hasMessageContaining("found \"a*b\"");
    }

    @Test
    void expires_at_the_millisecond_it_says() {
        Caller caller =
                terms(Optional.empty(), Optional.of(Instant.ofEpochMilli(1000))).caller("k");

        assertThat(caller.isExpiredAt(999)).isFalse();
        assertThat(caller.isExpiredAt(1000)).isTrue();
        assertThat(ANYTHING.caller("k").isExpiredAt(Long.MAX_VALUE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"})
    void lets_everybody_in_on_this_machine_without_a_word(String host) {
        assertThatCode(() -> Authentication.LOOPBACK.checkFor(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "gateway.example.com", "127.0.0.1.example.com", ""})
    void wants_a_word_where_other_machines_can_connect(String host) {
        assertThatThrownBy(() -> Authentication.LOOPBACK.checkFor(host))
                .hasMessage("other machines can reach " + host
                        + ": wanted \"authentication\": \"required\", or \"none\" to let everybody in, found neither");
        assertThatCode(() -> Authentication.NONE.checkFor(host)).doesNotThrowAnyException();
        assertThatCode(() -> Authentication.REQUIRED.checkFor(host)).doesNotThrowAnyException();
    }
}
