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
        Consumption consumption = Consumption.at(backend, model, route, usage.tokens());
        return new Bill(
                model,
                costs.of(consumption),
                prices.map(list -> list.charge(model, backend, clock.instant(), usage.tokens())));
    }
}
