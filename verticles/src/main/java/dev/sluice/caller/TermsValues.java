package dev.sluice.caller;

import java.util.LinkedHashMap;
import java.util.Map;

/** The terms of API keys as plain values, such as files of keys and the admin port have them. */
public final class TermsValues {
    private TermsValues() {}

    /** All that is said of a key; what is left out says nothing. */
    public static Map<String, Object> of(KeyTerms terms) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("owner", terms.owner());
        terms.tenant().ifPresent(tenant -> values.put("tenant", tenant));
        terms.models().ifPresent(models -> values.put("models", models));
        terms.expires().ifPresent(expires -> values.put("expires", expires.toString()));
        if (!terms.limits().isEmpty()) {
            values.put("limits", terms.limits().stream().map(TermsValues::of).toList());
        }
        terms.budget().ifPresent(budget -> values.put("budget", of(budget)));
        return values;
    }

    private static Map<String, Object> of(Limit limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        limit.tokens().ifPresent(tokens -> values.put("tokens", tokens));
        limit.requests().ifPresent(requests -> values.put("requests", requests));
        values.put("per", limit.per().word());
        return values;
    }

    private static Map<String, Object> of(Budget budget) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("amount", budget.exact());
        values.put("currency", budget.currency());
        values.put("per", budget.per().word());
        return values;
    }
}
