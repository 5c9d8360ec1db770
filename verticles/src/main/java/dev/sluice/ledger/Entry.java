package dev.sluice.ledger;

import dev.sluice.caller.Caller;
import dev.sluice.cost.Charge;
import dev.sluice.message.Completed;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.Usage;
import dev.sluice.spi.Endpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of the ledger: one request that is over.
 *
 * @param id unique, whatever the client calls its request
 * @param at when it was over
 * @param payer whose request it was
 * @param usage zeros where none is known
 */
record Entry(String id, Instant at, Payer payer, Completed completed, Usage usage) {
    private static final Usage NO_USAGE = new Usage(0, 0, 0, 0);

    /**
     * Whose request it was; empty where nobody was asked.
     *
     * @param key the id of the key it came with, never the key
     */
    record Payer(String tenant, String owner, String key) {
        static final Payer UNKNOWN = new Payer("", "", "");

        private static Payer of(Caller caller) {
            return new Payer(
                    caller.tenant().orElse(""), caller.subject(), caller.keyId().orElse(""));
        }
    }

    static Entry of(String id, Instant at, Completed completed) {
        Payer payer = completed.subject().caller().map(Payer::of).orElse(Payer.UNKNOWN);
        return new Entry(id, at, payer, completed, completed.usage().orElse(NO_USAGE));
    }

    String model() {
        return completed.subject().model().orElse("");
    }

    String pool() {
        return completed.subject().pool().orElse("");
    }

    String endpoint() {
        return completed.endpoint().map(Endpoint::name).orElse("");
    }

    String api() {
        return completed.subject().api().map(InferenceApi::operation).orElse("other");
    }

    String outcome() {
        return completed.outcome().name().toLowerCase(Locale.ROOT);
    }

    String currency() {
        return completed.bill().charge().map(Charge::currency).orElse("");
    }

    /** Empty where it has no price. */
    Optional<BigDecimal> amount() {
        return completed.bill().charge().flatMap(Charge::amount);
    }

    /** Whether it used tokens that the price list does not know. */
    boolean isUnpriced() {
        return completed.bill().charge().isPresent() && amount().isEmpty();
    }

    /** The numbers of its route as {@code key=value}, by key, with commas between. */
    String costs() {
        StringBuilder costs = new StringBuilder();
        for (Map.Entry<String, Long> cost :
                new TreeMap<>(completed.bill().numbers().values()).entrySet()) {
            costs.append(costs.isEmpty() ? "" : ",")
                    .append(cost.getKey())
                    .append('=')
                    .append(cost.getValue());
        }
        return costs.toString();
    }
}
