package dev.sluice.quota;

import dev.sluice.limits.Attribute;
import dev.sluice.limits.Cidr;
import dev.sluice.limits.Selector;
import dev.sluice.spi.Default;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A condition on a request; one of {@code is}, {@code matches} and {@code within}, or none, where any value will do.
 *
 * @param attribute as {@link Attribute#read} reads it
 * @param is the value
 * @param matches a regular expression that takes the whole value
 * @param within a network, of {@code source} alone
 * @param not whether the contrary is meant
 */
public record WhenOptions(
        String attribute,
        Optional<String> is,
        Optional<String> matches,
        Optional<String> within,
        @Default("false") boolean not) {
    public WhenOptions {
        long given = Stream.of(is, matches, within).filter(Optional::isPresent).count();
        if (given > 1) {
            throw new IllegalArgumentException("wanted one of is, matches and within, found " + given);
        }
        if (within.isPresent() && !attribute.equals("source")) {
            throw new IllegalArgumentException("wanted within for source alone, found it for " + attribute);
        }
        selector(attribute, is, matches, within);
    }

    Selector selector() {
        Selector selector = selector(attribute, is, matches, within);
        return not ? selector.inverted() : selector;
    }

    private static Selector selector(
            String attribute, Optional<String> is, Optional<String> matches, Optional<String> within) {
        Attribute read = Attribute.read(attribute);
        if (within.isPresent()) {
            return Selector.within(Cidr.read(within.get()));
        }
        return is.map(value -> Selector.exact(read, value))
                .or(() -> matches.map(expression -> Selector.matching(read, expression)))
                .orElseGet(() -> Selector.present(read));
    }
}
