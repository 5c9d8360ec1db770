package dev.sluice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.Budget;
import dev.sluice.caller.Caller;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.Limit;
import dev.sluice.caller.Period;
import dev.sluice.caller.TermsKept;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.KeyMade;
import dev.sluice.message.KeyWanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKeysTest {
    private static final KeyTerms TERMS = new KeyTerms(
            "bob",
            Optional.of("blue"),
            Optional.of(List.of("chat", "llama-*")),
            Optional.of(Instant.parse("2030-01-01T00:00:00Z")),
            List.of(new Limit(OptionalLong.empty(), OptionalLong.of(60), Period.MINUTE)),
            Optional.of(new Budget(12.5, "USD", Period.MONTH)));

    @TempDir
    Path directory;

    private Path file;
    private Path store;
    private KnownKeys keys;

    @BeforeEach
    void begin() throws IOException {
        file = directory.resolve("keys.yaml");
        store = directory.resolve("made").resolve("keys.json");
        Files.createDirectories(store.getParent());
        keys = keys(List.of(file), Optional.of(store));
    }

    private static KnownKeys keys(List<Path> places, Optional<Path> store) {
        return keys(places, store, new TermsKept(true, Optional.of("USD")));
    }

    private static KnownKeys keys(List<Path> places, Optional<Path> store, TermsKept kept) {
        return new KnownKeys(
                // Long after every edit, so that none is taken for one that is still under way.
                new KeyFiles(places, store, () -> Instant.now().plusSeconds(60)),
                store.map(KeyStore::new),
                new SecureRandom(),
                kept);
    }

    private static String entry(String id, String key, String more) {
        return "keys:\n- id: " + id + "\n  hash: " + KeyHash.of(key) + "\n  owner: ann\n" + more;
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private Optional<Caller> caller(String key) {
        return keys.inForce().find(KeyHash.of(key));
    }

    @Test
    void reads_everything_that_is_said_of_a_key() throws IOException {
        write(entry("one", "k1", "  tenant: red\n  models: [chat]\n  expires: 2030-01-01T00:00:00Z\n"));
        assertThat(keys.look()).isTrue();

        Caller caller = caller("k1").orElseThrow();
        assertThat(caller.subject()).isEqualTo("ann");
        assertThat(caller.tenant()).contains("red");
        assertThat(caller.keyId()).contains("one");
        assertThat(caller.models().allows("chat")).isTrue();
        assertThat(caller.models().allows("llama")).isFalse();
        assertThat(caller.expires()).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(keys.look()).isFalse();
    }

    @Test
    void keeps_the_last_good_keys_while_a_file_is_wrong_and_says_where() throws IOException {
        write(entry("one", "k1", ""));
        keys.look();
        write(entry("one", "k2", "  expires: tomorrow\n"));
        assertThat(keys.look()).isTrue();

        assertThat(caller("k1")).isPresent();
        assertThat(caller("k2")).isEmpty();
        assertThat(keys.problems())
                .containsExactly(
                        file + ": keys[0].expires: wanted a time such as 2026-01-31T12:00:00Z, found \"tomorrow\"");

        write(entry("two", "k2", ""));
        keys.look();
        assertThat(caller("k2")).isPresent();
        assertThat(caller("k1")).isEmpty();
        assertThat(keys.problems()).isEmpty();
    }

    @Test
    void keeps_the_last_good_keys_where_the_file_goes_away() throws IOException {
        write(entry("one", "k1", ""));
        keys.look();
        Files.delete(file);
        keys.look();

        assertThat(caller("k1")).isPresent();
        assertThat(keys.problems()).containsExactly(file + ": cannot be read (NoSuchFileException)");
    }

    @Test
    void shows_no_key_that_was_written_where_its_hash_belongs() throws IOException {
        write("keys:\n- id: one\n  hash: sk-sluice-secret\n  owner: ann\n");
        keys.look();

        assertThat(keys.problems())
                .singleElement()
                .asString()
                .contains("keys[0]")
                .doesNotContain("secret");
    }

    @Test
    void refuses_the_same_key_in_two_files() throws IOException {
        write(entry("one", "k1", ""));
        Path other = Files.writeString(directory.resolve("other.yaml"), entry("two", "k1", ""));
        KnownKeys both = keys(List.of(file, other), Optional.empty());
        both.look();

        assertThat(both.problems()).containsExactly("the keys one and two are the same");
    }

    @Test
    void reads_limits_and_a_budget() throws IOException {
        write(entry(
                "one",
                "k1",
                "  limits: [{ tokens: 100000, per: minute }, { requests: 60, per: hour }]\n"
                        + "  budget: { amount: 12.5, per: month }\n"));
        keys.look();

        assertThat(keys.problems()).isEmpty();
        assertThat(caller("k1").orElseThrow().allowance())
                .isEqualTo(new Allowance(
                        List.of(
                                new Limit(OptionalLong.of(100_000), OptionalLong.empty(), Period.MINUTE),
                                new Limit(OptionalLong.empty(), OptionalLong.of(60), Period.HOUR)),
                        Optional.of(new Budget(12.5, "USD", Period.MONTH))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: [{ per: day }]|limits[0]: wanted either tokens or requests, found neither",
                "limits: [{ tokens: 0, per: day }]|limits[0]: tokens: wanted 1 to 4503599627370496, found 0",
                "limits: [{ tokens: 9007199254740993, per: day }]|limits[0]: tokens: wanted 1 to 4503599627370496",
                "limits: [{ tokens: 99999999999999999999, per: day }]|limits[0].tokens: wanted",
                "limits: [{ tokens: 1.5, per: day }]|limits[0].tokens: wanted",
                "limits: [{ tokens: 1, per: year }]|limits[0].per: wanted one of",
                "limits: [{ tokens: 1, per: day }, { tokens: 2, per: day }]|: limits[1]: wanted one limit of tokens per day",
                "budget: { amount: 1e10, per: day }|budget: amount: wanted more than 0 and at most 4503599627",
                "budget: { amount: .inf, per: day }|budget",
                "budget: { amount: .nan, per: day }|budget",
                "budget: { amount: 1, currency: euro, per: day }|budget: currency: wanted one such as USD, found \"euro\""
            })
    void keeps_the_last_good_keys_where_a_term_is_wrong_and_says_which(String term, String sentence)
            throws IOException {
        write(entry("one", "k1", "  limits: [{ requests: 7, per: day }]\n"));
        keys.look();
        Optional<Caller> before = caller("k1");
        write(entry("one", "k1", "  " + term + "\n"));
        keys.look();

        assertThat(keys.problems())
                .singleElement()
                .asString()
                .startsWith(file + ": keys[0]")
                .contains(sentence);
        assertThat(before).isPresent();
        assertThat(caller("k1")).isEqualTo(before);
    }

    @Test
    void keeps_the_last_good_keys_where_nobody_keeps_the_terms_of_new_ones() throws IOException {
        keys = keys(List.of(file), Optional.of(store), TermsKept.NONE);
        write(entry("one", "k1", ""));
        keys.look();
        write(entry("one", "k1", "  limits: [{ requests: 7, per: day }]\n"));
        keys.look();

        assertThat(keys.problems())
                .containsExactly(file + ": the key one: limits: wanted quota among the verticles, as it keeps them;"
                        + " add it, or leave limits out");
        assertThat(caller("k1").orElseThrow().allowance()).isEqualTo(Allowance.UNLIMITED);
    }

    @Test
    void makes_no_key_whose_terms_nobody_keeps() {
        keys = keys(List.of(), Optional.of(store), TermsKept.NONE);
        KeyTerms limited = new KeyTerms(
                "bob",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new Budget(1, "USD", Period.DAY)));

        assertThatThrownBy(() -> keys.make(new KeyWanted(Optional.of("two"), limited)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("budget: wanted quota and prices among the verticles");
        assertThat(store).doesNotExist();
    }

    @Test
    void waits_until_somebody_who_writes_into_a_file_has_paused() throws IOException {
        Instant written = Instant.parse("2026-03-01T12:00:00Z");
        Instant[] now = {written.plusSeconds(60)};
        KeyFiles files = new KeyFiles(List.of(file), Optional.empty(), () -> now[0]);
        write(entry("one", "k1", ""));
        Files.setLastModifiedTime(file, FileTime.from(written));
        assertThat(files.look()).isPresent();

        write("keys:");
        Files.setLastModifiedTime(file, FileTime.from(now[0]));
        assertThat(files.look()).isEmpty();
        now[0] = now[0].plusMillis(100);
        assertThat(files.look()).isPresent();
    }

    /** A Secret is mounted as a directory of links through another, which is exchanged as a whole. */
    @Test
    void follows_the_links_of_a_mounted_secret() throws IOException {
        Path mounted = Files.createDirectory(directory.resolve("secret"));
        Path first = Files.createDirectory(mounted.resolve("..2026_1"));
        Files.writeString(first.resolve("keys.yaml"), entry("one", "k1", ""));
        Files.createSymbolicLink(mounted.resolve("..data"), Path.of("..2026_1"));
        Files.createSymbolicLink(mounted.resolve("keys.yaml"), Path.of("..data", "keys.yaml"));
        keys = keys(List.of(mounted), Optional.empty());
        keys.look();
        assertThat(caller("k1")).isPresent();

        Path second = Files.createDirectory(mounted.resolve("..2026_2"));
        Files.writeString(second.resolve("keys.yaml"), entry("two", "k2", ""));
        Path next = Files.createSymbolicLink(mounted.resolve("..next"), Path.of("..2026_2"));
        Files.move(next, mounted.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(keys.look()).isTrue();
        assertThat(caller("k2")).isPresent();
        assertThat(caller("k1")).isEmpty();
    }

    @Test
    void makes_a_key_whose_hash_alone_is_kept_for_its_owner_to_read() throws IOException {
        write(entry("one", "k1", ""));
        keys.look();
        KeyMade made = keys.make(new KeyWanted(Optional.of("two"), TERMS));

        assertThat(caller(made.key().value())).contains(TERMS.caller("two"));
        assertThat(Files.readString(store)).doesNotContain(made.key().value()).contains("sha256:");
        assertThat(Files.getPosixFilePermissions(store)).hasSize(2);
        KnownKeys later = keys(List.of(file), Optional.of(store));
        later.look();
        assertThat(later.inForce().find(KeyHash.of(made.key().value()))).contains(TERMS.caller("two"));
        try (var left = Files.list(store.getParent())) {
            assertThat(left).containsExactly(store);
        }
    }

    @Test
    void removes_the_keys_it_made_and_no_others() throws IOException {
        write(entry("one", "k1", ""));
        keys.look();
        KeyMade kept = keys.make(new KeyWanted(Optional.empty(), TERMS));
        KeyMade gone = keys.make(new KeyWanted(Optional.of("two"), TERMS));
        keys.drop("two");

        assertThat(caller(gone.key().value())).isEmpty();
        assertThat(caller(kept.key().value())).isPresent();
        assertThatThrownBy(() -> keys.drop("one"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the key one stands in " + file + "; remove it there");
        assertThatThrownBy(() -> keys.drop("two")).hasMessageContaining("there is no key with the id two");
    }

    @Test
    void makes_no_key_where_it_could_not_be_kept_or_would_not_be_in_force() throws IOException {
        KeyWanted wanted = new KeyWanted(Optional.of("one"), TERMS);
        write(entry("one", "k1", ""));
        keys.look();
        assertThatThrownBy(() -> keys.make(wanted)).hasMessageContaining("there is another key with the id one");
        assertThatThrownBy(() -> keys.make(new KeyWanted(Optional.of("a b"), TERMS)))
                .hasMessageContaining("wanted an id of");
        KnownKeys storeless = keys(List.of(file), Optional.empty());
        assertThatThrownBy(() -> storeless.make(wanted)).hasMessageContaining("has no `store`");
        write("keys: nonsense");
        assertThatThrownBy(() -> keys.make(new KeyWanted(Optional.of("two"), TERMS)))
                .hasMessageContaining("no key is made or removed while others are wrong");
        assertThat(store).doesNotExist();
    }
}
