package dev.sluice.routing;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A condition on a value, compiled. */
record ValueTest(String name, String exact, Optional<Pattern> pattern) {
    static ValueTest of(ValueMatch match) {
        return match.kind() == ValueMatch.Kind.EXACT
                ? new ValueTest(match.name(), match.value(), Optional.empty())
                : new ValueTest(match.name(), "", Optional.of(Pattern.compile(match.value())));
    }

    boolean takes(@Nullable String value) {
        if (value == null) {
            return false;
        }
        return pattern.map(expression -> expression.matcher(value).matches()).orElseGet(() -> exact.equals(value));
    }
}
