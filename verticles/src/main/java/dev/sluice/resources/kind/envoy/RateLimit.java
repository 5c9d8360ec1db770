package dev.sluice.resources.kind.envoy;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much may be asked. */
public record RateLimit(Optional<String> type, Optional<Global> global, Optional<Map<String, Object>> local) {
    private static final long MOST = 4_294_967_295L;

    /** Limits that all gateways keep together; a request needs room in each that takes it. */
    public record Global(@Default("[]") List<Rule> rules) {
        private static final int MOST_RULES = 256;

        public Global {
            rules = List.copyOf(rules);
            Check.atMost(MOST_RULES, "rules", rules);
        }
    }

    /**
     * One limit.
     *
     * @param clientSelectors all must take a request
     * @param shared whether it counts all routes of the policy together
     * @param shadowMode whether it only counts
     */
    public record Rule(
            @Default("[]") List<ClientSelector> clientSelectors,
            Limit limit,
            @Default("{}") Cost cost,
            @Default("false") boolean shared,
            @Default("false") boolean shadowMode) {
        private static final int MOST_SELECTORS = 8;

        public Rule {
            clientSelectors = List.copyOf(clientSelectors);
            Check.atMost(MOST_SELECTORS, "clientSelectors", clientSelectors);
        }
    }

    /**
     * How much in which time.
     *
     * @param requests or what the costs count, 0 to 4294967295
     * @param unit {@code Second}, {@code Minute}, {@code Hour}, {@code Day}, {@code Month} or {@code Year}
     */
    public record Limit(long requests, String unit) {
        /** The longest unit. */
        public static final String YEAR = "Year";

        public Limit {
            Check.between("requests", requests, 0, MOST);
            Check.oneOf("unit", unit, "Second", "Minute", "Hour", "Day", "Month", YEAR);
        }
    }

    /** What a request counts before it is passed on, and what its answer counts. */
    public record Cost(Optional<Amount> request, Optional<Amount> response) {}

    /**
     * A number, or where it is found.
     *
     * @param from {@code Number} or {@code Metadata}
     * @param number 0 to 4294967295
     */
    public record Amount(String from, Optional<Long> number, Optional<Metadata> metadata) {
        public Amount {
            Check.oneOf("from", from, "Number", "Metadata");
            boolean counted = from.equals("Number");
            Check.that(!counted || number.isPresent(), "number: is required when from is Number");
            Check.that(counted || metadata.isPresent(), "metadata: is required when from is Metadata");
            number.ifPresent(given -> Check.between("number", given, 0, MOST));
        }
    }

    /**
     * A number that is made of every request.
     *
     * @param key its metadataKey among the llmRequestCosts
     */
    public record Metadata(Optional<String> namespace, String key) {}
}
