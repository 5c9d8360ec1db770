package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.counting.Counter;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Claim;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Accounts of a gateway of a cluster, whose clock and counter go by the same time. */
class AccountsTest {
    private final WindowSpec hour = WindowSpec.sliding(1000, Duration.ofHours(1));
    private final Claim claim =
            new Claim(new LimitRule("r", List.of(), List.of(), Measure.Requests.ONE, hour, false, false), "");
    private final Counter counter = new Counter();
    private long millis = 1_000_000;

    private final Accounts accounts = new Accounts(
            Optional.of(question ->
                    Future.succeededFuture(question.change().applyTo(counter, question.window(), 1, millis))),
            Optional.empty(),
            () -> Instant.ofEpochMilli(millis),
            () -> TimeUnit.MILLISECONDS.toNanos(millis),
            10,
            false);

    private void tickForMinutes(int minutes) {
        for (long end = millis + TimeUnit.MINUTES.toMillis(minutes); millis < end; millis += 250) {
            accounts.tick();
        }
    }

    /** A request of five minutes, while nobody else uses the gateway. */
    @Test
    void tell_of_what_was_used_beyond_a_reservation_after_all_else_was_told() {
        Account account = accounts.of(claim);
        Account.Hold hold = account.reserve(100).result();
        tickForMinutes(5);
        assertThat(counter.inUse(hour, millis)).isEqualTo(100);

        hold.settle(900);
        accounts.changed(account);
        tickForMinutes(1);
        assertThat(counter.inUse(hour, millis)).isEqualTo(900);
    }
}
