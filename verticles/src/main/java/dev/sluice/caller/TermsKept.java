package dev.sluice.caller;

import java.util.Optional;

/**
 * Which terms of API keys a gateway can keep. A limit that nothing keeps would be worse than none.
 *
 * @param limits whether somebody counts what keys are used for
 * @param currency in which somebody knows what requests cost; empty where nobody does
 */
public record TermsKept(boolean limits, Optional<String> currency) {
    /** Those of a gateway that counts nothing. */
    public static final TermsKept NONE = new TermsKept(false, Optional.empty());

    /** Why a gateway cannot keep the terms of a key; empty where it can. */
    public Optional<String> refusal(KeyTerms terms) {
        if (!terms.limits().isEmpty() && !limits) {
            return Optional.of(
                    "limits: wanted quota among the verticles, as it keeps them; add it, or leave limits out");
        }
        return terms.budget().flatMap(this::refusal);
    }

    private Optional<String> refusal(Budget budget) {
        if (!limits || currency.isEmpty()) {
            return Optional.of("budget: wanted quota and prices among the verticles, as they keep it;"
                    + " add them, or leave budget out");
        }
        return currency.filter(known -> !known.equals(budget.currency()))
                .map(known ->
                        "budget.currency: wanted " + known + ", in which the prices are, found " + budget.currency());
    }
}
