package dev.sluice.quota;

import dev.sluice.cost.Charge;
import dev.sluice.cost.Consumption;
import dev.sluice.cost.CostException;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.Tokens;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.KeyLimits;
import dev.sluice.limits.Measure;
import dev.sluice.message.Expected;
import dev.sluice.message.Settlement;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** What requests count in the measures of limits. */
final class Amounts {
    private final InstantSource clock;
    private Optional<PriceList> prices = Optional.empty();

    Amounts(InstantSource clock) {
        this.clock = clock;
    }

    /** Money is counted by this list from now on. */
    void take(PriceList list) {
        prices = Optional.of(list);
    }

    /** What a request is expected to count; for money without a price 0. */
    long expected(Measure measure, Expected expected, Tokens tokens) {
        Consumption consumption = Consumption.at(expected.backend(), expected.model(), expected.route(), tokens);
        if (measure instanceof Measure.Money money) {
            return prices.map(list -> list.charge(expected.model(), expected.backend(), clock.instant(), tokens))
                    .map(charge -> millionths(money, Optional.of(charge)))
                    .orElse(0L);
        }
        return bounded(fixed(measure) + used(measure, consumption).orElse(0));
    }

    /** What a request counts after all; empty where the formula gives nothing. */
    OptionalLong settled(Measure measure, Settlement settlement) {
        if (!settlement.attempted()) {
            return OptionalLong.of(0);
        }
        if (settlement.spent().isEmpty()) {
            return OptionalLong.of(fixed(measure));
        }
        Settlement.Spent spent = settlement.spent().get();
        if (measure instanceof Measure.Money money) {
            return OptionalLong.of(millionths(money, spent.charge()));
        }
        OptionalLong used = used(measure, spent.consumption());
        return used.isPresent() ? OptionalLong.of(bounded(fixed(measure) + used.getAsLong())) : used;
    }

    /** What each request counts, whatever it uses. */
    private static long fixed(Measure measure) {
        if (measure instanceof Measure.Requests requests) {
            return requests.each();
        }
        return measure instanceof Measure.Tokens tokens ? tokens.each() : 0;
    }

    private static OptionalLong used(Measure measure, Consumption consumption) {
        if (!(measure instanceof Measure.Tokens tokens)) {
            return OptionalLong.of(0);
        }
        try {
            return OptionalLong.of(bounded(tokens.used().of(consumption)));
        } catch (CostException none) {
            return OptionalLong.empty();
        }
    }

    private static long millionths(Measure.Money money, Optional<Charge> charge) {
        return charge.filter(found -> found.currency().equals(money.currency()))
                .flatMap(Charge::amount)
                .map(KeyLimits::millionths)
                .map(Amounts::bounded)
                .orElse(0L);
    }

    private static long bounded(long amount) {
        return Math.max(0, Math.min(WindowSpec.MAX_AMOUNT, amount));
    }
}
