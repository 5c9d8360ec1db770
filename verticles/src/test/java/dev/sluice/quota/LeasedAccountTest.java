package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.counting.Counter;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A lease of one minute, whose clock and counter go by the same time. */
class LeasedAccountTest {
    private final WindowSpec minute = WindowSpec.sliding(1000, Duration.ofMinutes(1));
    private final Counter counter = new Counter();
    private long millis = 1_000_000;

    private LeasedAccount account() {
        RemoteCounter remote = new RemoteCounter(
                new CounterName("minute", ""),
                question -> Future.succeededFuture(question.change().applyTo(counter, question.window(), 1, millis)));
        return new LeasedAccount(remote, minute, () -> TimeUnit.MILLISECONDS.toNanos(millis), 1);
    }

    private void tickFor(LeasedAccount account, long span) {
        for (long end = millis + span; millis < end; millis += 250) {
            account.tick();
        }
    }

    /** A new lease begins to report from 0: were the counter to remember more, what is used next would not count. */
    @Test
    void is_not_idle_before_the_counter_has_forgotten_what_it_reported() {
        LeasedAccount first = account();
        assertThat(first.reserve(600).succeeded()).isTrue();
        tickFor(first, 10_000);
        assertThat(first.isIdle()).isFalse();
        tickFor(first, 115_000);
        assertThat(first.isIdle()).isTrue();

        LeasedAccount second = account();
        assertThat(second.reserve(600).succeeded()).isTrue();
        tickFor(second, 5_000);
        assertThat(counter.inUse(minute, millis)).isEqualTo(600);
    }
}
