package dev.sluice.limits;

import dev.sluice.naming.TextHash;
import java.util.List;

/**
 * A limit that holds for a request.
 *
 * @param subject for whom it counts there: the values of {@link LimitRule#per}, each shortened where it is very long; empty where
 *     it counts for all together
 */
public record Claim(LimitRule rule, String subject) {
    private static final int LONGEST = 200;
    /** Between values: no header and no name holds it. */
    private static final char BETWEEN = '\u001f';

    static Claim of(LimitRule rule, RequestFacts facts) {
        List<Attribute> per = rule.per();
        if (per.isEmpty()) {
            return new Claim(rule, "");
        }
        if (per.size() == 1) {
            return new Claim(rule, value(per.get(0), facts));
        }
        StringBuilder subject = new StringBuilder(value(per.get(0), facts));
        for (Attribute attribute : per.subList(1, per.size())) {
            subject.append(BETWEEN).append(value(attribute, facts));
        }
        return new Claim(rule, subject.toString());
    }

    private static String value(Attribute attribute, RequestFacts facts) {
        String value = attribute.of(facts).orElse("");
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + Long.toHexString(TextHash.of(value));
    }
}
