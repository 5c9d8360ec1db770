package dev.sluice.quota;

import dev.sluice.caller.Period;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.KeyLimits;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import java.util.List;

/** What limits and budgets have in common. */
interface RuleOptions {
    /** The longest name. */
    int LONGEST_NAME = 100;

    /** What people call it. */
    String name();

    /** All must take a request for it to hold. */
    List<WhenOptions> when();

    /** By what it counts apart. */
    List<String> each();

    /** How long what was used counts. */
    Period per();

    /** Whether gateways ask for each request. */
    boolean strict();

    /** Whether it never refuses. */
    boolean shadow();

    /** In what it counts. */
    Measure measure();

    /** How much in how long. */
    WindowSpec window();

    /** As all limits are written. */
    default LimitRule rule() {
        return new LimitRule(
                name(),
                when().stream().map(WhenOptions::selector).toList(),
                each().stream().map(Attribute::read).toList(),
                measure(),
                window(),
                shadow(),
                strict());
    }

    /** Refuses names that are no good, and attributes that there are not. */
    static void require(String name, List<String> each) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.startsWith(KeyLimits.NAMES_BEGIN)) {
            throw new IllegalArgumentException("wanted a name of up to " + LONGEST_NAME
                    + " characters that does not begin with \"" + KeyLimits.NAMES_BEGIN + "\", found \"" + name + '"');
        }
        each.forEach(Attribute::read);
    }
}
