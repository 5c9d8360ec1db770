package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cost.Charge;
import dev.sluice.cost.Consumption;
import dev.sluice.cost.Price;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.Rates;
import dev.sluice.cost.TokenKind;
import dev.sluice.cost.Tokens;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Admitted;
import dev.sluice.message.Prices;
import dev.sluice.message.Settlement;
import dev.sluice.problem.Problem.LimitReached;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway alone: every number is exact. */
class QuotaVerticleTest {
    private final Counting counting = Counting.alone();
    private final LimitRule thousand = Counting.tokens("tokens", 1000);

    @AfterEach
    void close() {
        counting.close();
    }

    @Test
    void admits_up_to_the_limit_and_says_what_is_lacking() {
        assertThat(Counting.left(counting.admit(600, thousand))).isEqualTo(400);
        assertThat(Counting.left(counting.admit(400, thousand))).isZero();

        LimitReached reached = (LimitReached) counting.refused(11, thousand);
        assertThat(reached.limit()).isEqualTo("tokens");
        assertThat(reached.left()).isZero();
        assertThat(reached.wanted()).isEqualTo(11);
        assertThat(reached.retryAfterMillis()).isPresent();
    }

    @Test
    void never_tells_to_wait_for_what_is_more_than_the_limit() {
        LimitReached reached = (LimitReached) counting.refused(1001, thousand);

        assertThat(reached.retryAfterMillis()).isEmpty();
        assertThat(Counting.left(counting.admit(1000, thousand))).isZero();
    }

    @Test
    void gives_back_what_was_not_used() {
        counting.settle(counting.admit(900, thousand), 300);

        assertThat(Counting.left(counting.admit(100, thousand))).isEqualTo(600);
    }

    @Test
    void charges_what_was_used_beyond_the_reservation() {
        counting.settle(counting.admit(500, thousand), 950);

        assertThat(((LimitReached) counting.refused(51, thousand)).left()).isEqualTo(50);
    }

    @Test
    void settles_a_reservation_once() {
        Admitted admitted = counting.admit(500, thousand);
        counting.settle(admitted, 100);
        counting.settle(admitted, 50);

        assertThat(Counting.left(counting.admit(10, thousand))).isEqualTo(890);
    }

    @Test
    void counts_a_request_that_failed_at_the_model_server_but_none_of_its_tokens() {
        LimitRule two = Counting.requests("requests", 2);
        Admitted admitted = counting.admit(500, two, thousand);
        counting.settle(new Settlement(admitted.reservation(), true, Optional.empty()));

        assertThat(Counting.left(counting.admit(1000, thousand))).isZero();
        assertThat(Counting.left(counting.admit(10, two))).isZero();
    }

    @Test
    void counts_nothing_of_a_request_that_no_model_server_saw() {
        LimitRule one = Counting.requests("requests", 1);
        Admitted admitted = counting.admit(500, one, thousand);
        counting.settle(new Settlement(admitted.reservation(), false, Optional.empty()));

        assertThat(Counting.left(counting.admit(1000, thousand))).isZero();
        assertThat(Counting.left(counting.admit(10, one))).isZero();
    }

    @Test
    void takes_back_what_was_reserved_where_a_later_limit_refuses() {
        LimitRule small = Counting.tokens("small", 100);

        assertThat(((LimitReached) counting.refused(101, thousand, small)).limit())
                .isEqualTo("small");
        assertThat(Counting.left(counting.admit(1000, thousand))).isZero();
    }

    @Test
    void admits_by_any_that_has_room_and_charges_all() {
        LimitRule small = Counting.tokens("small", 100);
        counting.admit(80, Counting.group(Decision.ANY, small, thousand));
        counting.admit(80, Counting.group(Decision.ANY, small, thousand));

        // 160 of 100 and of 1,000 are used.
        assertThat(((LimitReached) counting.refused(10, small)).left()).isZero();
        assertThat(Counting.left(counting.admit(10, thousand))).isEqualTo(830);
    }

    @Test
    void refuses_where_none_of_any_has_room_and_charges_none() {
        LimitRule small = Counting.tokens("small", 100);

        counting.refused(1001, Counting.group(Decision.ANY, small, thousand));
        assertThat(Counting.left(counting.admit(100, small))).isZero();
    }

    @Test
    void a_shadow_makes_no_room_for_others() {
        LimitRule small = Counting.tokens("small", 100);
        LimitRule shadow = Counting.rule("shadow", new Measure.Tokens(0, TokenKind.TOTAL), 1000, true);

        assertThat(((LimitReached) counting.refused(101, Counting.group(Decision.ANY, shadow, small))).limit())
                .isEqualTo("small");
        assertThat(Counting.left(counting.admit(100, Counting.group(Decision.ANY, shadow, small))))
                .isZero();
    }

    @Test
    void only_counts_where_a_limit_is_a_shadow() {
        LimitRule shadow = Counting.rule("shadow", Measure.Requests.ONE, 1, true);
        counting.admit(10, shadow);

        assertThat(counting.admit(10, shadow).standings()).isEmpty();
        assertThat(counting.registry
                        .get("sluice.limit.requests")
                        .tag("limit", "shadow")
                        .tag("outcome", "shadowed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void takes_a_changed_limit_at_once() {
        counting.admit(1000, thousand);

        assertThat(Counting.left(counting.admit(500, Counting.tokens("tokens", 2000))))
                .isEqualTo(500);
        assertThat(((LimitReached) counting.refused(10, thousand)).left()).isZero();
    }

    /** Ten tokens guessed of each prompt were twenty. */
    @Test
    void learns_how_long_prompts_and_answers_are() {
        var learnt = Counting.group(Decision.ALL, thousand);
        Admitted first = Counting.await(counting.bus.ask(
                Addresses.ADMIT, new Admission(List.of(learnt), Counting.expected(10, OptionalInt.empty()))));
        assertThat(Counting.left(first)).isEqualTo(890);
        Tokens used = new Tokens(20, 0, 0, 300, 0, 0, 0);
        counting.settle(new Settlement(
                first.reservation(),
                true,
                Optional.of(new Settlement.Spent(
                        new Consumption("chat", "one.ai", "ai/route", used), Optional.empty(), false))));

        Admitted second = Counting.await(counting.bus.ask(
                Addresses.ADMIT, new Admission(List.of(learnt), Counting.expected(10, OptionalInt.empty()))));
        // 320 were used; 20 and 109 are reserved.
        assertThat(Counting.left(second)).isEqualTo(551);
    }

    /** A million tokens in cost 1 dollar and out 10: 10 and 90 tokens are 0.00091 dollars. */
    @Test
    void counts_money_by_the_price_list() {
        Rates rates = new Rates(
                Optional.of(BigDecimal.ONE),
                Optional.empty(),
                Optional.empty(),
                Optional.of(BigDecimal.TEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Price price = new Price("chat", Optional.empty(), Instant.EPOCH, Optional.empty(), rates);
        counting.bus.publish(Addresses.PRICES, new Prices(new PriceList("USD", List.of(price))));
        LimitRule budget = Counting.rule("budget", new Measure.Money("USD"), 1000, false);
        Admitted admitted = counting.admit(100, budget);
        assertThat(Counting.left(admitted)).isEqualTo(90);
        assertThat(counting.refused(100, budget).message())
                .startsWith("Budget `budget` reached, in USD per ")
                .contains("limit 0.001, left 0.00009, requested 0.00091");

        Consumption consumption = new Consumption("chat", "one.ai", "ai/route", new Tokens(10, 0, 0, 1, 0, 0, 0));
        Charge charge = new Charge("USD", Optional.of(new BigDecimal("0.00002")));
        counting.settle(new Settlement(
                admitted.reservation(),
                true,
                Optional.of(new Settlement.Spent(consumption, Optional.of(charge), false))));
        assertThat(Counting.left(counting.admit(100, budget))).isEqualTo(70);
    }
}
