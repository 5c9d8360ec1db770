package dev.sluice.ingress;

import dev.sluice.cost.Consumption;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.RequestCosts;
import dev.sluice.message.Bill;
import dev.sluice.message.Usage;
import java.time.InstantSource;
import java.util.Optional;

/** Works out what exchanges cost, by the price list as it is now. */
final class Billing {
    private final InstantSource clock;
    private Optional<PriceList> prices = Optional.empty();

    Billing(InstantSource clock) {
        this.clock = clock;
    }

    void take(PriceList list) {
        prices = Optional.of(list);
    }

    /**
     * The bill of an answer.
     *
     * @param backend {@code namespace/name} of who answered
     * @param route {@code namespace/name}
     */
    Bill bill(String model, String backend, String route, RequestCosts costs, Usage usage) {
        Consumption consumption = consumption(model, backend, route, usage);
        return new Bill(
                model,
                costs.of(consumption),
                prices.map(list -> list.charge(model, backend, clock.instant(), usage.tokens())));
    }

    /**
     * What was used, where.
     *
     * @param backend {@code namespace/name} of who answered
     * @param route {@code namespace/name}
     */
    static Consumption consumption(String model, String backend, String route, Usage usage) {
        return new Consumption(model, dotted(backend), route, usage.tokens());
    }

    /** The name as formulas have it: {@code name.namespace}. */
    private static String dotted(String backend) {
        int slash = backend.indexOf('/');
        return slash < 0 ? backend : backend.substring(slash + 1) + "." + backend.substring(0, slash);
    }
}
