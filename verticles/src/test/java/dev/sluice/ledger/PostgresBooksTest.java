package dev.sluice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.Secret;
import dev.sluice.cost.Tokens;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.LedgerQuestion.Trait;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Needs an empty database at {@code SLUICE_TEST_POSTGRES}, for the user and with the password {@code sluice}. */
@Tag("real")
class PostgresBooksTest {
    private static final Instant ONE = Instant.parse("2026-11-01T13:00:00Z");

    private final LedgerOptions options = new LedgerOptions(
            System.getenv("SLUICE_TEST_POSTGRES"),
            "sluice",
            Optional.of(new Secret("sluice")),
            Duration.ofMillis(250),
            1000,
            Duration.ofDays(30),
            Duration.ofDays(400));
    private final Books books = new Books(options);

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = Database.write(options)) {
            connection.createStatement().execute("TRUNCATE sluice_requests, sluice_hours");
            connection.commit();
        }
    }

    @AfterEach
    void close() {
        books.close();
    }

    private void read(EarlierUse answer) {
        try (Readings readings = new Readings(options)) {
            readings.begin();
            readings.read(answer);
        }
    }

    private List<UsageLine> usage() {
        return UsageReport.of(options, new UsageQuestion(List.of("day", "model"), ONE, ONE.plus(Duration.ofHours(1))));
    }

    @Test
    void adds_up_what_was_written_and_writes_nothing_twice() {
        List<Entry> entries = List.of(
                Entry.of("a", Lines.HALF_PAST_ONE, Lines.answered("r", "poet")),
                Entry.of("b", Lines.HALF_PAST_ONE, Lines.answered("r", "poet")));
        books.write(entries);
        assertThatThrownBy(() -> books.write(entries)).isInstanceOf(LedgerException.class);
        books.write(entries);
        books.write(List.of(Entry.of("c", Lines.HALF_PAST_ONE, Lines.answered("r", "poet"))));

        assertThat(usage())
                .containsExactly(new UsageLine(
                        List.of("2026-11-01", "poet"),
                        List.of(3L, 0L, 0L, 0L, 300L, 180L, 0L, 60L, 0L, 0L, 0L),
                        "USD",
                        new BigDecimal("0.000370370367")));
    }

    @Test
    void tells_what_was_used_by_the_hour() {
        books.write(List.of(
                Entry.of("a", Lines.HALF_PAST_ONE, Lines.paid("red", "ann", "key-1", "poet")),
                Entry.of("b", Lines.HALF_PAST_ONE, Lines.paid("red", "ann", "key-1", "poet")),
                Entry.of("c", Lines.HALF_PAST_ONE, Lines.paid("blue", "eve", "key-2", "poet"))));
        Map<Trait, String> red = Map.of(Trait.TENANT, "red");
        EarlierUse answer = new EarlierUse(new LedgerQuestion(ONE, red, Set.of(Trait.MODEL), Optional.of("USD")));
        read(answer);

        assertThat(answer.answer().used())
                .containsExactly(new LedgerAnswer.Used(
                        ONE,
                        Map.of(Trait.MODEL, "poet"),
                        new Tokens(200, 120, 0, 40, 0, 0, 0),
                        new BigDecimal("0.000246913578")));
    }

    @Test
    void reads_the_state_in_which_it_began_whatever_is_written_then() {
        books.write(List.of(Entry.of("a", Lines.HALF_PAST_ONE, Lines.paid("red", "ann", "key-1", "poet"))));
        EarlierUse answer = new EarlierUse(new LedgerQuestion(ONE, Map.of(), Set.of(), Optional.empty()));
        try (Readings readings = new Readings(options)) {
            readings.begin();
            books.write(List.of(Entry.of("b", Lines.HALF_PAST_ONE, Lines.paid("red", "ann", "key-1", "poet"))));
            readings.read(answer);
        }

        assertThat(answer.answer().used().get(0).tokens().total()).isEqualTo(120);
    }

    @Test
    void forgets_what_is_too_old() {
        books.write(List.of(Entry.of("a", Lines.HALF_PAST_ONE, Lines.answered("r", "poet"))));
        books.forget(ONE.plus(Duration.ofDays(401)));

        assertThat(usage()).isEmpty();
    }
}
