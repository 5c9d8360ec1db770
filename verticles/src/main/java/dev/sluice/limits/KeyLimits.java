package dev.sluice.limits;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.Budget;
import dev.sluice.caller.Limit;
import dev.sluice.cost.TokenKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The limits that a key itself brings. */
public final class KeyLimits {
    /** The parts of a unit of money that are counted. */
    public static final int MONEY_DECIMALS = 6;

    /** How all their names begin, and no other limit's. */
    public static final String NAMES_BEGIN = "key ";

    private static final List<Attribute> BY_KEY = List.of(new Attribute(Attribute.Kind.KEY, ""));

    private KeyLimits() {}

    /** All of a caller's; none where nothing is limited. */
    public static List<LimitGroup> of(Allowance allowance) {
        if (allowance.isUnlimited()) {
            return List.of();
        }
        List<LimitRule> rules = new ArrayList<>();
        allowance.limits().forEach(limit -> rules.add(rule(limit)));
        allowance.budget().ifPresent(budget -> rules.add(rule(budget)));
        return List.of(LimitGroup.all(rules));
    }

    /** An amount of money in the parts that are counted, rounded up. */
    public static long millionths(BigDecimal amount) {
        return amount.movePointRight(MONEY_DECIMALS)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static LimitRule rule(Limit limit) {
        boolean tokens = limit.tokens().isPresent();
        long most = limit.tokens().orElseGet(() -> limit.requests().orElse(0));
        return new LimitRule(
                NAMES_BEGIN + limit.measure(),
                List.of(),
                BY_KEY,
                tokens ? new Measure.Tokens(0, TokenKind.TOTAL) : Measure.Requests.ONE,
                Windows.sliding(most, limit.per()),
                false,
                false);
    }

    private static LimitRule rule(Budget budget) {
        return new LimitRule(
                NAMES_BEGIN + "budget per " + budget.per().word(),
                List.of(),
                BY_KEY,
                new Measure.Money(budget.currency()),
                Windows.calendar(millionths(BigDecimal.valueOf(budget.amount())), budget.per()),
                false,
                false);
    }
}
