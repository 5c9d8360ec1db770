package dev.sluice.limits;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A condition on a request; where the attribute has no value it does not hold, and holds where it is inverted. */
public final class Selector {
    private final Attribute attribute;
    private final String condition;
    private final Predicate<String> value;
    private final boolean inverted;

    private Selector(Attribute attribute, String condition, Predicate<String> value, boolean inverted) {
        this.attribute = attribute;
        this.condition = condition;
        this.value = value;
        this.inverted = inverted;
    }

    /** That the attribute has this value. */
    public static Selector exact(Attribute attribute, String value) {
        return new Selector(attribute, "= " + value, value::equals, false);
    }

    /**
     * That a regular expression takes the whole value.
     *
     * @throws java.util.regex.PatternSyntaxException where it is none
     */
    public static Selector matching(Attribute attribute, String expression) {
        return new Selector(
                attribute, "~ " + expression, Pattern.compile(expression).asMatchPredicate(), false);
    }

    /** That the attribute has any value. */
    public static Selector present(Attribute attribute) {
        return new Selector(attribute, "present", any -> true, false);
    }

    /** That the one that connected is in a network. */
    public static Selector within(Cidr network) {
        return new Selector(new Attribute(Attribute.Kind.SOURCE, ""), "in " + network, network::contains, false);
    }

    /** The contrary. */
    public Selector inverted() {
        return new Selector(attribute, condition, value, !inverted);
    }

    /** What it looks at. */
    public Attribute attribute() {
        return attribute;
    }

    /** Whether it takes the request. */
    public boolean takes(RequestFacts facts) {
        Optional<String> found = attribute.of(facts);
        return (found.isPresent() && value.test(found.get())) != inverted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selector selector && selector.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Attribute and condition, such as {@code header:x-tier = gold}. */
    @Override
    public String toString() {
        return (inverted ? "not " : "") + attribute + ' ' + condition;
    }
}
