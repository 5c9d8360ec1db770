package dev.sluice.limits;

import dev.sluice.counting.WindowSpec;
import java.util.List;

/**
 * How much may be used in a time.
 *
 * @param name what people call it, and what all gateways count it under: no other rule has it
 * @param selectors all must take a request for it to hold; none take every request
 * @param per by what it counts apart; where a request has no value for one, it counts among those that have none either
 * @param shadow whether it only counts, and never refuses
 * @param strict whether the gateways ask the one that keeps the counter for each request, rather than by shares
 */
public record LimitRule(
        String name,
        List<Selector> selectors,
        List<Attribute> per,
        Measure measure,
        WindowSpec window,
        boolean shadow,
        boolean strict) {
    public LimitRule {
        selectors = List.copyOf(selectors);
        per = List.copyOf(per);
    }

    /** Whether it holds for a request. */
    public boolean takes(RequestFacts facts) {
        for (Selector selector : selectors) {
            if (!selector.takes(facts)) {
                return false;
            }
        }
        return true;
    }
}
