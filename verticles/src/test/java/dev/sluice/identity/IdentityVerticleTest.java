package dev.sluice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bus.Bus;
import dev.sluice.caller.Caller;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.TermsKept;
import dev.sluice.identity.IssuerOptions.Claims;
import dev.sluice.identity.TestIssuer.Key;
import dev.sluice.message.Addresses;
import dev.sluice.message.Identities;
import dev.sluice.message.KeyDropped;
import dev.sluice.message.KeyMade;
import dev.sluice.message.KeyWanted;
import dev.sluice.message.KeysQuestion;
import dev.sluice.message.Token;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityVerticleTest {
    private static final Key OLD = Key.rsa("old");
    private static final Key NEW = Key.ec("new");
    private static final Claims NO_CLAIMS = new Claims(Optional.empty(), Optional.empty(), List.of());

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(30));
    private final List<Identities> told = new CopyOnWriteArrayList<>();
    private TestIssuer issuer;

    @BeforeEach
    void listen() throws Exception {
        bus.subscribe(Addresses.IDENTITIES, told::add);
        issuer = new TestIssuer(vertx);
        issuer.publish(OLD);
    }

    @AfterEach
    void close() throws Exception {
        on(vertx.close());
    }

    private void start(Claims claims, Duration retry, Path... files) throws Exception {
        IssuerOptions trusted = new IssuerOptions(
                issuer.issuer(),
                List.of("other", "sluice"),
                issuer.jwks(),
                claims,
                Duration.ofHours(1),
                retry,
                Duration.ofSeconds(30));
        start(new IdentityOptions(
                List.of(files),
                Optional.of(directory.resolve("made.json")),
                List.of(trusted),
                false,
                Duration.ofMillis(5)));
    }

    private void start(IdentityOptions options) throws Exception {
        on(vertx.deployVerticle(
                new IdentityVerticle(bus, options, new TermsKept(true, Optional.of("USD"))),
                new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
        until(() -> !told.isEmpty());
    }

    private static <T> T on(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Caller identify(String token) throws Exception {
        return on(bus.ask(Addresses.IDENTIFY, new Token(token)));
    }

    private Problem refusal(String token) throws Exception {
        try {
            throw new AssertionError("let in " + identify(token));
        } catch (ExecutionException refused) {
            return ProblemException.problemOf(refused.getCause());
        }
    }

    private String sentence(String token) throws Exception {
        Problem problem = refusal(token);
        assertThat(problem).isInstanceOf(Problem.Unauthenticated.class);
        return problem.message();
    }

    private Identities last() {
        return told.get(told.size() - 1);
    }

    @Test
    void knows_whom_a_token_proves_and_keeps_the_claims_that_are_wanted() throws Exception {
        start(new Claims(Optional.of("org"), Optional.of("models"), List.of("plan", "groups")), Duration.ofHours(1));
        JsonObject claims = issuer.claims()
                .put("org", "red")
                .put("models", new JsonArray().add("chat").add("llama-*"))
                .put("plan", "gold")
                .put("groups", new JsonArray().add("a").add("b"))
                .put("email", "bob@example.com");
        Caller caller = identify(OLD.sign(claims));

        assertThat(caller.subject()).isEqualTo("bob");
        assertThat(caller.tenant()).contains("red");
        assertThat(caller.keyId()).isEmpty();
        assertThat(caller.claims()).isEqualTo(Map.of("plan", "gold", "groups", "a b"));
        assertThat(caller.models().names()).containsExactly("chat", "llama-*");
        assertThat(caller.expires())
                .contains(Instant.ofEpochSecond(claims.getLong("exp")).plusSeconds(30));
        assertThat(last().tokens()).isTrue();
    }

    @Test
    void takes_models_with_spaces_between_and_refuses_a_token_without_any() throws Exception {
        start(new Claims(Optional.empty(), Optional.of("models"), List.of()), Duration.ofHours(1));

        assertThat(identify(OLD.sign(issuer.claims().put("models", "chat qwen")))
                        .models()
                        .names())
                .containsExactly("chat", "qwen");
        assertThat(sentence(OLD.sign(issuer.claims()))).isEqualTo("Your token names no models in `models`.");
    }

    @Test
    void refuses_what_another_issued_or_for_others_or_expired() throws Exception {
        start(NO_CLAIMS, Duration.ofHours(1));

        assertThat(sentence(OLD.sign(issuer.claims().put("iss", "https://else.example.com"))))
                .isEqualTo("Your token is of an issuer that is not trusted here.");
        assertThat(sentence(OLD.sign(issuer.claims().put("aud", "else")))).contains("its signature, audience or time");
        Instant past = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 31);
        assertThat(sentence(OLD.sign(issuer.claims().put("exp", past.getEpochSecond()))))
                .isEqualTo("Your token expired at " + past.plusSeconds(30) + ".");
        assertThat(identify(OLD.sign(issuer.claims().put("exp", past.getEpochSecond() + 20)))
                        .subject())
                .isEqualTo("bob");
        assertThat(sentence(OLD.sign(issuer.claims()
                        .put("nbf", Instant.now().plusSeconds(100).getEpochSecond()))))
                .contains("its signature, audience or time");
        JsonObject endless = issuer.claims();
        endless.remove("exp");
        assertThat(sentence(OLD.sign(endless))).isEqualTo("Your token has no `exp`.");
        JsonObject nobody = issuer.claims();
        nobody.remove("sub");
        assertThat(sentence(OLD.sign(nobody))).isEqualTo("Your token has no `sub`.");
        assertThat(sentence("a.b.c")).isEqualTo("Your token cannot be read.");
    }

    @Test
    void refuses_a_signature_that_is_forged_missing_or_by_a_shared_secret() throws Exception {
        start(NO_CLAIMS, Duration.ofHours(1));
        String good = OLD.sign(issuer.claims());
        String forged = Key.rsa("old").sign(issuer.claims());
        JsonObject none = new JsonObject().put("alg", "none").put("kid", "old");
        String unsigned = TestIssuer.encoded(none) + "." + TestIssuer.encoded(issuer.claims()) + ".";
        JsonObject shared = new JsonObject().put("alg", "HS256").put("kid", "old");
        String body = good.split("\\.")[1];

        assertThat(sentence(forged)).contains("its signature, audience or time");
        assertThat(sentence(unsigned)).contains("its signature, audience or time");
        assertThat(sentence(TestIssuer.encoded(shared) + "." + body + "." + good.split("\\.")[2]))
                .contains("its signature, audience or time");
        assertThat(sentence(good.substring(0, good.lastIndexOf('.') + 1))).contains("its signature, audience or time");
        assertThat(identify(good).subject()).isEqualTo("bob");
    }

    /** A verifier that knows no key would have nothing to say against a token without a signature. */
    @Test
    void refuses_an_unsigned_token_where_none_of_the_published_keys_can_be_used() throws Exception {
        issuer.published = new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "EC")
                                        .put("crv", "unheard-of")
                                        .put("x", "AA")
                                        .put("y", "AA")
                                        .put("kid", "odd")));
        start(NO_CLAIMS, Duration.ofHours(1));
        JsonObject none = new JsonObject().put("alg", "none").put("kid", "odd");

        assertThat(refusal(TestIssuer.encoded(none) + "." + TestIssuer.encoded(issuer.claims()) + ".")
                        .message())
                .contains("its signature, audience or time");
    }

    @Test
    void takes_up_a_key_that_it_has_not_seen_and_lets_go_of_the_one_before() throws Exception {
        start(NO_CLAIMS, Duration.ofMillis(1));
        assertThat(identify(OLD.sign(issuer.claims())).subject()).isEqualTo("bob");
        int trust = last().trust();
        issuer.publish(NEW);
        assertThat(identify(NEW.sign(issuer.claims())).subject()).isEqualTo("bob");

        until(() -> last().trust() > trust);
        assertThat(sentence(OLD.sign(issuer.claims())))
                .isEqualTo("Your token is signed by a key that issuer https://issuer.example.com does not publish.");
    }

    @Test
    void asks_for_keys_once_however_many_tokens_name_one_that_is_not_known() throws Exception {
        start(NO_CLAIMS, Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            assertThat(sentence(NEW.sign(issuer.claims()))).contains("does not publish");
        }

        assertThat(issuer.asked).hasSize(1);
    }

    @Test
    void keeps_the_keys_it_has_while_the_issuer_is_away() throws Exception {
        start(NO_CLAIMS, Duration.ofMillis(1));
        issuer.status = 500;
        assertThat(sentence(NEW.sign(issuer.claims()))).contains("does not publish");

        assertThat(issuer.asked).hasSizeGreaterThan(1);
        assertThat(identify(OLD.sign(issuer.claims())).subject()).isEqualTo("bob");
    }

    @Test
    void starts_without_the_issuer_and_says_that_it_cannot_tell_yet() throws Exception {
        issuer.status = 503;
        start(NO_CLAIMS, Duration.ofMillis(1));
        assertThat(refusal(OLD.sign(issuer.claims())))
                .isEqualTo(
                        new Problem.CallersUnknown("the keys of issuer https://issuer.example.com cannot be fetched"));
        issuer.status = 200;

        assertThat(identify(OLD.sign(issuer.claims())).subject()).isEqualTo("bob");
    }

    @Test
    void passes_over_published_secrets() throws Exception {
        issuer.published = new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "oct")
                                        .put("k", "c2VjcmV0")
                                        .put("kid", "s")
                                        .put("alg", "HS256")));
        start(NO_CLAIMS, Duration.ofMillis(1));

        assertThat(refusal(OLD.sign(issuer.claims()))).isInstanceOf(Problem.CallersUnknown.class);
    }

    @Test
    void tells_of_keys_as_they_come_into_a_file() throws Exception {
        Path file = Files.writeString(directory.resolve("keys.yaml"), "keys: []\n");
        start(NO_CLAIMS, Duration.ofHours(1), file);
        assertThat(last().keys().size()).isZero();
        Files.writeString(file, "keys:\n- { id: one, owner: ann, hash: '" + KeyHash.of("k1") + "' }\n");

        until(() -> last().keys().find(KeyHash.of("k1")).isPresent());
    }

    @Test
    void does_not_start_where_a_file_of_keys_is_wrong() throws Exception {
        Path file = Files.writeString(directory.resolve("keys.yaml"), "keys:\n- { id: one, ower: ann, hash: x }\n");

        assertThatThrownBy(() -> start(NO_CLAIMS, Duration.ofHours(1), file))
                .hasMessageContaining(file + ": keys[0].ower: unknown key; nearest is owner");
    }

    @Test
    void does_not_start_where_nobody_would_keep_the_limits_of_a_key() throws Exception {
        Path file = Files.writeString(
                directory.resolve("keys.yaml"),
                "keys:\n- { id: one, owner: ann, hash: '" + KeyHash.of("k1")
                        + "', limits: [{ requests: 1, per: day }] }\n");
        IdentityOptions options =
                new IdentityOptions(List.of(file), Optional.empty(), List.of(), false, Duration.ofMillis(5));

        assertThatThrownBy(() -> on(vertx.deployVerticle(
                        new IdentityVerticle(bus, options, TermsKept.NONE),
                        new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))))
                .hasMessageContaining(file + ": the key one: limits: wanted quota among the verticles");
        assertThat(told).isEmpty();
    }

    @Test
    void makes_lists_and_removes_keys_for_the_admin_port() throws Exception {
        start(NO_CLAIMS, Duration.ofHours(1));
        KeyTerms terms =
                new KeyTerms("ann", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        KeyMade made = on(bus.ask(Addresses.KEY_WANTED, new KeyWanted(Optional.of("one"), terms)));
        KeyHash hash = KeyHash.of(made.key().value());

        until(() -> last().keys().find(hash).isPresent());
        assertThat(on(bus.ask(Addresses.KEYS, new KeysQuestion())).keys())
                .singleElement()
                .satisfies(key -> assertThat(key.id()).isEqualTo("one"));
        on(bus.ask(Addresses.KEY_DROPPED, new KeyDropped("one")));
        until(() -> last().keys().find(hash).isEmpty());
    }
}
