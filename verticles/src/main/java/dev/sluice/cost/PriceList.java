package dev.sluice.cost;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What models cost, at which backend and since when. Immutable. */
public final class PriceList {
    private final String currency;
    private final Map<Key, List<Price>> newestFirst;

    /**
     * Makes a list.
     *
     * @param currency of all prices, such as {@code USD}
     * @throws IllegalArgumentException for two prices of one model and backend that begin at the same time
     */
    public PriceList(String currency, List<Price> prices) {
        this.currency = currency;
        this.newestFirst = prices.stream()
                .sorted(Comparator.comparing(Price::from).reversed())
                .collect(Collectors.groupingBy(price -> new Key(price.model(), price.backend())));
        newestFirst.values().forEach(PriceList::refuseNamesakes);
    }

    /** That of all prices. */
    public String currency() {
        return currency;
    }

    /**
     * What a request costs: by the price of its backend, else by that of its model, the one that began last.
     *
     * @param backend {@code namespace/name}
     */
    public Charge charge(String model, String backend, Instant time, Tokens tokens) {
        Optional<Price> price = price(new Key(model, Optional.of(backend)), time)
                .or(() -> price(new Key(model, Optional.empty()), time));
        return new Charge(currency, price.flatMap(found -> found.of(tokens)));
    }

    private Optional<Price> price(Key key, Instant time) {
        return newestFirst.getOrDefault(key, List.of()).stream()
                .filter(price -> price.holdsAt(time))
                .findFirst();
    }

    private static void refuseNamesakes(List<Price> prices) {
        for (int i = 1; i < prices.size(); i++) {
            Price price = prices.get(i);
            if (price.from().equals(prices.get(i - 1).from())) {
                throw new IllegalArgumentException("there are two prices of " + price.model()
                        + price.backend().map(name -> " at " + name).orElse("") + " from " + price.from());
            }
        }
    }

    private record Key(String model, Optional<String> backend) {}
}
