package dev.sluice.quota;

import dev.sluice.caller.Caller;
import dev.sluice.cost.Charge;
import dev.sluice.cost.Consumption;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.Tokens;
import dev.sluice.limits.ClaimGroup;
import dev.sluice.limits.LimitUnit;
import dev.sluice.limits.RequestFacts;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Admitted;
import dev.sluice.message.Expected;
import dev.sluice.message.Settlement;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.message.Standing;
import dev.sluice.problem.Problem.LimitReached;
import dev.sluice.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A request as a row of a table tells it.
 *
 * @param row its cells by the names of their columns: {@code prompt}, {@code max_tokens}, {@code model}, {@code used in the end},
 *     and headers
 */
record PageRequest(Map<String, String> row) implements RequestFacts {
    @Override
    public @Nullable String header(String lowerCaseName) {
        return row.get(lowerCaseName);
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.empty();
    }

    @Override
    public String model() {
        return row.getOrDefault("model", "chat");
    }

    @Override
    public String source() {
        return "192.0.2.7";
    }

    /** Asks, settles, and says what became of it in the words of the page. */
    String answer(Counting counting, QuotaOptions options, Optional<PriceList> prices) {
        List<ClaimGroup> groups = ClaimGroup.of(options.groups(), this);
        if (groups.isEmpty()) {
            return "not limited";
        }
        try {
            Admitted admitted = Counting.await(counting.bus.ask(Addresses.ADMIT, new Admission(groups, expected())));
            settle(counting, admitted, prices);
            return "let in"
                    + admitted.standings().stream()
                            .map(PageRequest::left)
                            .findFirst()
                            .orElse("");
        } catch (ProblemException refused) {
            LimitReached reached = (LimitReached) refused.problem();
            return "refused, " + amount(reached.unit(), reached.left()) + " left, again in "
                    + (reached.retryAfterMillis().orElseThrow() + 999) / 1000 + " s";
        }
    }

    private Expected expected() {
        OptionalInt most = row.containsKey("max_tokens")
                ? OptionalInt.of(Integer.parseInt(row.get("max_tokens")))
                : OptionalInt.empty();
        return new Expected(model(), "ai/one", "ai/route", Integer.parseInt(row.getOrDefault("prompt", "0")), most, "");
    }

    private void settle(Counting counting, Admitted admitted, Optional<PriceList> prices) {
        String used = row.getOrDefault("used in the end", "");
        if (!used.isEmpty()) {
            String[] parts = used.split(" \\+ ", 2);
            Tokens tokens = new Tokens(Long.parseLong(parts[0]), 0, 0, Long.parseLong(parts[1]), 0, 0, 0);
            Optional<Charge> charge = prices.map(list -> list.charge(model(), "ai/one", Instant.EPOCH, tokens));
            Consumption consumption = new Consumption(model(), "one.ai", "ai/route", tokens);
            counting.settle(
                    new Settlement(admitted.reservation(), true, Optional.of(new Spent(consumption, charge, false))));
        }
    }

    private static String left(Standing standing) {
        return ", " + amount(standing.unit(), standing.remaining()) + " left";
    }

    private static String amount(LimitUnit unit, long amount) {
        return unit == LimitUnit.MONEY
                ? BigDecimal.valueOf(amount, 6).stripTrailingZeros().toPlainString()
                : Long.toString(amount);
    }
}
