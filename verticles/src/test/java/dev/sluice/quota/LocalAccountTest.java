package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.counting.Change;
import dev.sluice.counting.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 100 in a second that begins with each second. */
class LocalAccountTest {
    private static final WindowSpec SECOND = WindowSpec.fixed(100, Duration.ofSeconds(1));

    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final LocalAccount account = new LocalAccount(SECOND, () -> now);

    @Test
    void is_kept_while_a_request_is_under_way_and_charges_what_it_used_too_much() {
        Account.Hold hold = account.reserve(30).result();
        now = now.plusSeconds(5);
        assertThat(account.isIdle()).isFalse();

        hold.settle(90);
        assertThat(account.remaining()).isEqualTo(40);
        assertThat(account.isIdle()).isFalse();

        now = now.plusSeconds(1);
        assertThat(account.isIdle()).isTrue();
    }

    @Test
    void is_idle_once_requests_have_settled_by_what_they_reserved() {
        Account.Hold reserved = account.reserve(30).result();
        Account.Hold forced = account.force(200);
        reserved.settle(30);
        now = now.plusSeconds(1);
        assertThat(account.isIdle()).isFalse();

        forced.settle(200);
        assertThat(account.isIdle()).isTrue();
    }

    @Test
    void keeps_no_count_of_requests_that_it_refused() {
        assertThat(account.reserve(101).failed()).isTrue();
        assertThat(account.isIdle()).isTrue();
    }

    @Test
    void counts_no_less_than_it_is_told() {
        long part = SECOND.part(now.toEpochMilli());
        account.reserve(30);
        account.raise(new Change.AtLeast(List.of(new Change.Floor(part, part, 70))));

        assertThat(account.remaining()).isEqualTo(30);
    }
}
