package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.limits.ClaimGroup;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.message.Admitted;
import dev.sluice.problem.Problem.LimitReached;
import dev.sluice.problem.Problem.LimitUnknown;
import dev.sluice.problem.ProblemException;
import dev.sluice.quota.QuotaOptions.Mode;
import dev.sluice.quota.QuotaOptions.WhenLost;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three gateways that share one counter. */
class SharedQuotaTest {
    private static final long LIMIT = 10_000;

    private final SharedCounter counter = new SharedCounter();
    private final List<Counting> gateways =
            Stream.generate(Counting::new).limit(3).toList();
    private final ClaimGroup limit = Counting.group(Decision.ALL, Counting.tokens("tokens", LIMIT));

    @AfterEach
    void close() {
        gateways.forEach(Counting::close);
    }

    private void deploy(Mode mode, WhenLost whenLost) {
        for (Counting gateway : gateways) {
            counter.serve(gateway, gateways.indexOf(gateway));
            gateway.deploy(Counting.options(mode, whenLost), true);
        }
    }

    /** 300 requests of 100 tokens each at once: a third of them at most. */
    @ParameterizedTest
    @EnumSource(Mode.class)
    void admit_no_more_than_the_limit_together(Mode mode) {
        deploy(mode, WhenLost.REFUSE);
        List<Future<Admitted>> asked = new ArrayList<>();
        for (int request = 0; request < 300; request++) {
            asked.add(gateways.get(request % 3).ask(100, limit));
        }
        long admitted = 0;
        for (Future<Admitted> one : asked) {
            try {
                Counting.await(one);
                admitted++;
            } catch (ProblemException refused) {
                assertThat(refused.problem()).isInstanceOf(LimitReached.class);
            }
        }
        assertThat(admitted * 100).isBetween(LIMIT / 2, LIMIT);
    }

    /** What one gives back is there for another, as soon as it is told. */
    @ParameterizedTest
    @EnumSource(Mode.class)
    void settle_for_each_other(Mode mode) {
        deploy(mode, WhenLost.REFUSE);
        Admitted whole = gateways.get(0).admit(LIMIT, limit);
        assertThat(gateways.get(1).refused(5_000, limit)).isInstanceOf(LimitReached.class);
        gateways.get(0).settle(whole, 1_000);

        Admitted later = admittedInTheEnd(gateways.get(1), 5_000);
        assertThat(later.reservation()).isPositive();
    }

    private Admitted admittedInTheEnd(Counting gateway, long tokens) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                return gateway.admit(tokens, limit);
            } catch (ProblemException notYet) {
                assertThat(notYet.problem()).isInstanceOf(LimitReached.class);
            }
        }
        throw new AssertionError("was never admitted");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void refuse_where_the_counter_is_lost(Mode mode) {
        deploy(mode, WhenLost.REFUSE);
        counter.lose(true);
        assertThat(gateways.get(0).refused(100, limit)).isInstanceOf(LimitUnknown.class);

        counter.lose(false);
        assertThat(admittedAgain().reservation()).isPositive();
    }

    private Admitted admittedAgain() {
        try {
            return gateways.get(0).admit(100, limit);
        } catch (ProblemException cutOff) {
            return admittedAgain();
        }
    }

    @Test
    void admit_where_the_counter_is_lost_if_that_is_wanted() {
        deploy(Mode.LEASED, WhenLost.ADMIT);
        counter.lose(true);

        assertThat(gateways.get(0).admit(100, limit).reservation()).isPositive();
    }
}
