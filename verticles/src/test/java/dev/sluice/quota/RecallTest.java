package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.Period;
import dev.sluice.cost.TokenKind;
import dev.sluice.cost.Tokens;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Windows;
import dev.sluice.message.Addresses;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerAnswer.Used;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.problem.Problem.LimitReached;
import dev.sluice.problem.Problem.LimitUnknown;
import dev.sluice.problem.ProblemException;
import dev.sluice.quota.QuotaOptions.Mode;
import dev.sluice.quota.QuotaOptions.WhenLost;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A quota verticle with a ledger that says that 700 tokens were used. */
class RecallTest {
    private final Counting counting = new Counting();
    private final Queue<LedgerQuestion> asked = new ConcurrentLinkedQueue<>();
    private final LimitRule month = rule("key tokens per month", Period.MONTH);

    @AfterEach
    void close() {
        counting.close();
    }

    private static LimitRule rule(String name, Period period) {
        return new LimitRule(
                name,
                List.of(),
                List.of(),
                new Measure.Tokens(0, TokenKind.TOTAL),
                Windows.sliding(1000, period),
                false,
                false);
    }

    private static QuotaOptions options(WhenLost whenLost) {
        return Counting.options(Mode.LEASED, whenLost);
    }

    private static Future<LedgerAnswer> used(long tokens) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return Future.succeededFuture(new LedgerAnswer(
                List.of(new Used(hour, Map.of(), new Tokens(tokens, 0, 0, 0, 0, 0, 0), BigDecimal.ZERO))));
    }

    private void ledger(Future<LedgerAnswer> answer) {
        counting.bus.answer(Addresses.LEDGER, question -> {
            asked.add(question);
            return answer;
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Period.class,
            names = {"DAY", "WEEK", "MONTH"})
    void counts_what_was_used_before_the_process_began(Period period) {
        ledger(used(700));
        counting.deploy(options(WhenLost.REFUSE), false, true);
        LimitRule rule = rule("key tokens", period);

        assertThat(((LimitReached) counting.refused(301, rule)).left()).isEqualTo(300);
        assertThat(Counting.left(counting.admit(300, rule))).isZero();
        assertThat(asked).hasSize(1);
    }

    @Test
    void asks_once_for_all_who_come_meanwhile_and_lets_them_in_up_to_the_limit() {
        Promise<LedgerAnswer> later = Promise.promise();
        ledger(later.future());
        counting.deploy(
                new QuotaOptions(
                        Mode.LEASED,
                        Duration.ofSeconds(10),
                        WhenLost.REFUSE,
                        1000,
                        100,
                        Duration.ofHours(1),
                        List.of(),
                        List.of()),
                false,
                true);
        List<Future<?>> all = Stream.generate(() -> counting.ask(100, Counting.group(Decision.ALL, month)))
                .limit(5)
                .<Future<?>>map(one -> one)
                .toList();
        used(700).onComplete(later);

        assertThat(all.stream().filter(RecallTest::isAdmitted)).hasSize(3);
        assertThat(asked).hasSize(1);
    }

    private static boolean isAdmitted(Future<?> asked) {
        try {
            Counting.await(asked);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    @Test
    void counts_for_the_whole_cluster_once_though_each_gateway_tells_it() {
        SharedCounter counter = new SharedCounter();
        try (Counting other = new Counting()) {
            List.of(counting, other).forEach(gateway -> {
                counter.serve(gateway, gateway == other ? 1 : 0);
                gateway.bus.answer(Addresses.LEDGER, question -> used(700));
                gateway.deploy(Counting.options(Mode.STRICT, WhenLost.REFUSE), true, true);
            });

            assertThat(Counting.left(counting.admit(100, month))).isEqualTo(200);
            assertThat(Counting.left(other.admit(100, month))).isEqualTo(100);
        }
    }

    @Test
    void refuses_where_the_ledger_fails_and_asks_it_again() {
        counting.bus.answer(Addresses.LEDGER, question -> {
            asked.add(question);
            return asked.size() == 1 ? Future.failedFuture("its database is away") : used(700);
        });
        counting.deploy(options(WhenLost.REFUSE), false, true);

        assertThat(counting.refused(100, month)).isInstanceOf(LimitUnknown.class);
        assertThat(admittedInTheEnd()).isEqualTo(200);
        assertThat(asked).hasSize(2);
    }

    private long admittedInTheEnd() {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                return Counting.left(counting.admit(100, month));
            } catch (ProblemException notYet) {
                assertThat(notYet.problem()).isInstanceOf(LimitUnknown.class);
            }
        }
        throw new AssertionError("was never admitted");
    }

    @Test
    void refuses_where_the_ledger_takes_longer_than_the_patience_and_counts_what_it_says_then() {
        Promise<LedgerAnswer> late = Promise.promise();
        ledger(late.future());
        counting.deploy(options(WhenLost.REFUSE), false, true);

        assertThat(counting.refused(100, month)).isInstanceOf(LimitUnknown.class);
        used(700).onComplete(late);
        assertThat(admittedInTheEnd()).isEqualTo(200);
        assertThat(asked).hasSize(1);
    }

    @Test
    void admits_where_the_ledger_fails_if_that_is_wanted() {
        ledger(Future.failedFuture("its database is away"));
        counting.deploy(options(WhenLost.ADMIT), false, true);

        assertThat(Counting.left(counting.admit(100, month))).isEqualTo(900);
        assertThat(counting.registry
                        .get("sluice.limit.requests")
                        .tag("outcome", "lost")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void begins_with_nothing_where_there_is_no_ledger() {
        counting.deploy(options(WhenLost.REFUSE), false, false);

        assertThat(Counting.left(counting.admit(100, month))).isEqualTo(900);
    }

    @Test
    void begins_with_nothing_for_limits_of_routes_as_the_ledger_knows_no_routes() {
        ledger(used(700));
        counting.deploy(options(WhenLost.REFUSE), false, true);

        assertThat(Counting.left(counting.admit(100, rule("ai/policy", Period.MONTH))))
                .isEqualTo(900);
        assertThat(asked).isEmpty();
    }
}
