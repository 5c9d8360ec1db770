package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.ApiKey;
import dev.sluice.caller.ApiKeys;
import dev.sluice.caller.Caller;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.ModelsAllowed;
import dev.sluice.message.Identities;
import dev.sluice.message.Token;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String JWT = "header.claims.signature";

    private final List<Token> asked = new ArrayList<>();
    private Instant now = NOW;
    private Promise<Caller> answer = Promise.promise();
    private final Callers callers = new Callers(
            token -> {
                asked.add(token);
                return answer.future();
            },
            () -> now);

    private static ApiKeys keys() {
        return ApiKeys.of(List.of(key("forever", Optional.empty()), key("brief", Optional.of(NOW.plusSeconds(10)))));
    }

    private static ApiKey key(String id, Optional<Instant> expires) {
        return new ApiKey(
                id,
                KeyHash.of("key-" + id),
                new KeyTerms("ann", Optional.empty(), Optional.empty(), expires, List.of(), Optional.empty()));
    }

    private void follow(int trust, boolean pass) {
        callers.follow(new Identities(keys(), true, trust, pass));
    }

    private static MultiMap headers(String... pairs) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.add(pairs[i], pairs[i + 1]);
        }
        return headers;
    }

    private static Caller bob(Instant expires) {
        return new Caller(
                "bob",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                ModelsAllowed.ALL,
                Allowance.UNLIMITED,
                Optional.of(expires));
    }

    private Problem refusal(String... headers) {
        Future<Caller> caller = callers.of(headers(headers));
        assertThat(caller.failed()).isTrue();
        return ProblemException.problemOf(caller.cause());
    }

    private String subject(String... headers) {
        return callers.of(headers(headers)).result().subject();
    }

    @Test
    void says_that_it_does_not_know_yet_before_it_was_told_of_anybody() {
        assertThat(refusal("x-api-key", "key-forever")).isInstanceOf(Problem.CallersUnknown.class);
    }

    @Test
    void knows_a_key_in_either_header_however_bearer_is_spelt() {
        follow(0, false);

        assertThat(subject("authorization", "Bearer key-forever")).isEqualTo("ann");
        assertThat(subject("Authorization", "bearer   key-forever ")).isEqualTo("ann");
        assertThat(subject("x-api-key", "key-forever")).isEqualTo("ann");
        assertThat(asked).isEmpty();
    }

    @Test
    void refuses_in_sentences_that_show_no_key() {
        follow(0, false);

        assertThat(refusal().message()).startsWith("You did not present an API key");
        assertThat(refusal("authorization", "Basic abc").message()).startsWith("You did not present an API key");
        assertThat(refusal("x-api-key", "wrong").message()).isEqualTo("The API key you presented is not known here.");
        assertThat(refusal("authorization", "Bearer wrong").message())
                .isEqualTo("The API key you presented is not known here.");
    }

    @Test
    void refuses_a_key_from_the_moment_it_expires() {
        follow(0, false);
        now = NOW.plusMillis(9_999);
        assertThat(subject("x-api-key", "key-brief")).isEqualTo("ann");
        now = NOW.plusMillis(10_000);
        assertThat(refusal("x-api-key", "key-brief").message())
                .isEqualTo("Your API key expired at 2026-03-01T12:00:10Z.");
    }

    @Test
    void takes_out_what_it_believed_and_leaves_what_is_for_others() {
        follow(0, false);
        MultiMap both = headers("x-api-key", "key-forever", "authorization", "Bearer for-the-provider");
        assertThat(callers.of(both).succeeded()).isTrue();
        assertThat(both.names()).containsExactly("authorization");

        MultiMap other = headers("x-api-key", "for-the-provider", "authorization", "Bearer key-forever");
        assertThat(callers.of(other).succeeded()).isTrue();
        assertThat(other.names()).containsExactly("x-api-key");

        MultiMap twice = headers("x-api-key", "key-forever", "authorization", "Bearer key-forever");
        assertThat(callers.of(twice).succeeded()).isTrue();
        assertThat(twice.names()).isEmpty();
    }

    @Test
    void leaves_everything_where_it_is_to_be_passed_on() {
        follow(0, true);
        MultiMap headers = headers("authorization", "Bearer key-forever");

        assertThat(callers.of(headers).succeeded()).isTrue();
        assertThat(headers.names()).containsExactly("authorization");
    }

    @Test
    void has_a_token_verified_once_until_it_expires() {
        follow(0, false);
        MultiMap headers = headers("authorization", "Bearer " + JWT);
        Future<Caller> first = callers.of(headers);
        assertThat(first.isComplete()).isFalse();
        answer.complete(bob(NOW.plusSeconds(5)));
        assertThat(first.result().subject()).isEqualTo("bob");
        assertThat(headers.names()).isEmpty();

        assertThat(subject("authorization", "Bearer " + JWT)).isEqualTo("bob");
        assertThat(asked).hasSize(1).allSatisfy(token -> assertThat(token).hasToString("Token[hidden]"));

        now = NOW.plusSeconds(5);
        answer = Promise.promise();
        assertThat(callers.of(headers("authorization", "Bearer " + JWT)).isComplete())
                .isFalse();
        assertThat(asked).hasSize(2);
    }

    @Test
    void asks_nobody_about_what_is_no_token_or_where_no_issuer_is_trusted() {
        follow(0, false);
        refusal("authorization", "Bearer a.b");
        callers.follow(new Identities(keys(), false, 0, false));
        refusal("authorization", "Bearer " + JWT);

        assertThat(asked).isEmpty();
    }

    @Test
    void has_tokens_verified_again_once_an_issuer_signs_with_other_keys() {
        follow(0, false);
        answer.complete(bob(NOW.plusSeconds(5)));
        subject("authorization", "Bearer " + JWT);
        follow(0, false);
        subject("authorization", "Bearer " + JWT);
        assertThat(asked).hasSize(1);

        follow(1, false);
        subject("authorization", "Bearer " + JWT);
        assertThat(asked).hasSize(2);
    }

    @Test
    void does_not_remember_whom_keys_proved_that_were_exchanged_meanwhile() {
        follow(0, false);
        Future<Caller> first = callers.of(headers("authorization", "Bearer " + JWT));
        follow(1, false);
        answer.complete(bob(NOW.plusSeconds(5)));
        assertThat(first.succeeded()).isTrue();
        subject("authorization", "Bearer " + JWT);

        assertThat(asked).hasSize(2);
    }

    @Test
    void remembers_no_more_tokens_than_its_bound() {
        VerifiedTokens two = new VerifiedTokens(2);
        for (String token : List.of("a", "b", "c")) {
            two.keep(KeyHash.of(token), bob(NOW.plusSeconds(5)));
        }

        assertThat(two.find(KeyHash.of("a"), NOW.toEpochMilli())).isEmpty();
        assertThat(two.find(KeyHash.of("b"), NOW.toEpochMilli())).isPresent();
        assertThat(two.find(KeyHash.of("c"), NOW.toEpochMilli())).isPresent();
    }
}
