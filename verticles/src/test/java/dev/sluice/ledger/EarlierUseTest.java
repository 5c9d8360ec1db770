package dev.sluice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cost.Tokens;
import dev.sluice.message.Completed;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerAnswer.Used;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.LedgerQuestion.Trait;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each request is 100 tokens in, 60 of them from the cache, and 20 out, for 0.000123456789 dollars. */
class EarlierUseTest {
    private static final Instant ONE = Instant.parse("2026-11-01T13:00:00Z");
    private static final Instant TWO = ONE.plus(Duration.ofHours(1));

    @TempDir
    private Path directory;

    private LedgerOptions options;
    private Books books;
    private int ids;

    @BeforeEach
    void fill() {
        options = Lines.in(directory);
        books = new Books(options);
        books.write(List.of(
                entry(ONE.minusSeconds(1), paid("red", "ann", "key-1", "poet")),
                entry(ONE, paid("red", "ann", "key-1", "poet")),
                entry(ONE.plusSeconds(3599), paid("red", "ann", "key-1", "coder")),
                entry(TWO, paid("red", "bob", "key-2", "poet")),
                entry(TWO, paid("blue", "eve", "key-3", "poet")),
                entry(TWO, Lines.unpriced("r", "poet")),
                entry(TWO, Lines.refused("r"))));
    }

    @AfterEach
    void close() {
        books.close();
    }

    private static Completed paid(String tenant, String owner, String key, String model) {
        return Lines.paid(tenant, owner, key, model);
    }

    private Entry entry(Instant at, Completed completed) {
        return Entry.of("id-" + ids++, at, completed);
    }

    private void read(EarlierUse answer) {
        try (Readings readings = new Readings(options)) {
            readings.begin();
            readings.read(answer);
        }
    }

    private LedgerAnswer answer(Map<Trait, String> of, Set<Trait> by, Entry... waiting) {
        EarlierUse answer = new EarlierUse(new LedgerQuestion(ONE, of, by, Optional.empty()));
        read(answer);
        answer.add(List.of(waiting));
        return answer.answer();
    }

    private static Used used(Instant hour, Map<Trait, String> by, int requests) {
        BigDecimal amount = new BigDecimal("0.000123456789").multiply(BigDecimal.valueOf(requests));
        return new Used(hour, by, new Tokens(100L * requests, 60L * requests, 0, 20L * requests, 0, 0, 0), amount);
    }

    @Test
    void adds_up_the_hours_of_a_tenant_the_latest_first() {
        assertThat(answer(Map.of(Trait.TENANT, "red"), Set.of()).used())
                .containsExactly(used(TWO, Map.of(), 1), used(ONE, Map.of(), 2));
    }

    @Test
    void adds_what_is_not_written_yet() {
        LedgerAnswer answer = answer(
                Map.of(Trait.TENANT, "red"),
                Set.of(),
                entry(TWO, paid("red", "ann", "key-1", "poet")),
                entry(TWO, paid("blue", "eve", "key-3", "poet")),
                entry(ONE.minusSeconds(1), paid("red", "ann", "key-1", "poet")),
                entry(TWO.plus(Duration.ofHours(1)), paid("red", "ann", "key-1", "poet")));

        assertThat(answer.used())
                .containsExactly(
                        used(TWO.plus(Duration.ofHours(1)), Map.of(), 1),
                        used(TWO, Map.of(), 2),
                        used(ONE, Map.of(), 2));
    }

    @Test
    void takes_only_what_has_all_the_values() {
        Map<Trait, String> bob = Map.of(Trait.OWNER, "bob", Trait.KEY, "key-2", Trait.MODEL, "poet");

        assertThat(answer(bob, Set.of(), entry(TWO, paid("red", "ann", "key-2", "poet")))
                        .used())
                .containsExactly(used(TWO, Map.of(), 1));
        assertThat(answer(Map.of(Trait.TENANT, "green"), Set.of()).used()).isEmpty();
    }

    @Test
    void tells_apart_what_is_asked_for() {
        assertThat(answer(
                                Map.of(Trait.TENANT, "red"),
                                Set.of(Trait.MODEL, Trait.OWNER),
                                entry(ONE, paid("red", "ann", "key-1", "coder")))
                        .used())
                .containsExactlyInAnyOrder(
                        used(TWO, Map.of(Trait.MODEL, "poet", Trait.OWNER, "bob"), 1),
                        used(ONE, Map.of(Trait.MODEL, "poet", Trait.OWNER, "ann"), 1),
                        used(ONE, Map.of(Trait.MODEL, "coder", Trait.OWNER, "ann"), 2));
    }

    /** The request without a price used 7 and 3 tokens. */
    @Test
    void knows_those_whom_nobody_asked_by_an_empty_value() {
        assertThat(answer(Map.of(Trait.TENANT, ""), Set.of()).used())
                .containsExactly(
                        new Used(TWO, Map.of(), new Tokens(7, 0, 0, 3, 0, 0, 0), new BigDecimal("0.000000000000")));
    }

    @Test
    void leaves_out_other_currencies() {
        for (String currency : List.of("USD", "EUR")) {
            EarlierUse answer = new EarlierUse(new LedgerQuestion(ONE, Map.of(), Set.of(), Optional.of(currency)));
            read(answer);
            answer.add(List.of(entry(TWO, paid("red", "ann", "key-1", "poet"))));

            assertThat(answer.answer().used()).hasSize(currency.equals("USD") ? 2 : 0);
        }
    }

    /** As while a long time is added up and requests go on. */
    @Test
    void reads_the_state_in_which_it_began_whatever_is_written_then() {
        EarlierUse answer =
                new EarlierUse(new LedgerQuestion(ONE, Map.of(Trait.TENANT, "red"), Set.of(), Optional.empty()));
        try (Readings readings = new Readings(options)) {
            readings.begin();
            books.write(List.of(
                    entry(TWO, paid("red", "ann", "key-1", "poet")), entry(TWO, paid("red", "new", "new", "new"))));
            readings.read(answer);

            assertThat(answer.answer().used()).containsExactly(used(TWO, Map.of(), 1), used(ONE, Map.of(), 2));
            EarlierUse later =
                    new EarlierUse(new LedgerQuestion(TWO, Map.of(Trait.TENANT, "red"), Set.of(), Optional.empty()));
            readings.begin();
            readings.read(later);
            assertThat(later.answer().used()).containsExactly(used(TWO, Map.of(), 3));
        }
    }
}
