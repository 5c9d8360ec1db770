package dev.sluice.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Part of what a claim asks of a request. */
interface Condition {
    boolean holds(RequestHead head, Optional<String> model);

    /** All that a claim asks, but for exact paths and prefixes, by which it is found. */
    static List<Condition> of(Claim claim) {
        List<Condition> all = new ArrayList<>();
        claim.match().method().ifPresent(method -> all.add((head, model) -> method.equals(head.method())));
        if (claim.match().path().kind() == PathMatch.Kind.REGULAR_EXPRESSION) {
            Predicate<String> path = Pattern.compile(claim.path()).asMatchPredicate();
            all.add((head, model) -> path.test(head.path()));
        }
        claim.headers().forEach(header -> all.add(header(header)));
        claim.query().forEach(parameter -> all.add(query(parameter)));
        return List.copyOf(all);
    }

    private static Condition header(ValueMatch condition) {
        Predicate<String> value = value(condition);
        if (condition.name().equals(RouteMatch.MODEL_HEADER)) {
            return (head, model) -> model.isPresent() && value.test(model.get());
        }
        return (head, model) -> holds(value, head.header(condition.name()));
    }

    private static Condition query(ValueMatch condition) {
        Predicate<String> value = value(condition);
        return (head, model) -> holds(value, head.query(condition.name()));
    }

    private static boolean holds(Predicate<String> condition, @Nullable String value) {
        return value != null && condition.test(value);
    }

    private static Predicate<String> value(ValueMatch condition) {
        return switch (condition.kind()) {
            case EXACT -> condition.value()::equals;
            case REGULAR_EXPRESSION -> Pattern.compile(condition.value()).asMatchPredicate();
        };
    }
}
