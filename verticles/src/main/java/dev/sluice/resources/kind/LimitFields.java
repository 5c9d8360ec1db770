package dev.sluice.resources.kind;

import java.util.HashMap;
import java.util.Map;

/** What of the selectors of limits nothing is selected by. */
final class LimitFields {
    private static final String REASON = "the rule is not taken: limits select by headers and sourceCIDR";

    private LimitFields() {}

    /** Those fields below the rules of limits, and others. */
    static Map<String, String> withoutEffect(String rules, Map<String, String> others) {
        Map<String, String> fields = new HashMap<>(others);
        String selectors = rules + ".clientSelectors[].";
        fields.put(selectors + "methods", REASON);
        fields.put(selectors + "path", REASON);
        fields.put(selectors + "queryParams", REASON);
        return fields;
    }
}
