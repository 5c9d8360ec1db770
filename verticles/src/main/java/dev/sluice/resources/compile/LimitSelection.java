package dev.sluice.resources.compile;

import dev.sluice.limits.Attribute;
import dev.sluice.limits.Cidr;
import dev.sluice.limits.Selector;
import dev.sluice.resources.kind.envoy.ClientSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What {@code clientSelectors} select.
 *
 * @param selectors all must take a request
 * @param per by what it counts apart, each once
 */
record LimitSelection(List<Selector> selectors, List<Attribute> per) {
    LimitSelection {
        selectors = List.copyOf(selectors);
        per = per.stream().distinct().toList();
    }

    /**
     * Compiles them; empty where one cannot be kept, so that a limit never holds for more requests than it is meant for: by
     * methods, paths and parameters nothing is selected.
     *
     * @param warn told the field, such as {@code clientSelectors[0].path}, and why
     */
    static Optional<LimitSelection> of(List<ClientSelector> wanted, BiConsumer<String, String> warn) {
        List<Selector> selectors = new ArrayList<>();
        List<Attribute> per = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < wanted.size(); i++) {
            String field = "clientSelectors[" + i + "].";
            ClientSelector selector = wanted.get(i);
            whole &= selector.isServed();
            selector.headers().forEach(header -> add(header, selectors, per));
            if (selector.sourceCIDR().isPresent()) {
                whole &= add(selector.sourceCIDR().get(), field, warn, selectors, per);
            }
        }
        return whole ? Optional.of(new LimitSelection(selectors, per)) : Optional.empty();
    }

    private static void add(ClientSelector.Header header, List<Selector> selectors, List<Attribute> per) {
        Attribute attribute = LimitAttributes.of(header.name());
        if (header.type().equals(ClientSelector.DISTINCT)) {
            selectors.add(Selector.present(attribute));
            per.add(attribute);
            return;
        }
        String value = header.value().orElseThrow();
        Selector selector = header.type().equals(ClientSelector.Header.REGULAR_EXPRESSION)
                ? Selector.matching(attribute, value)
                : Selector.exact(attribute, value);
        selectors.add(header.invert() ? selector.inverted() : selector);
    }

    private static boolean add(
            ClientSelector.Source source,
            String field,
            BiConsumer<String, String> warn,
            List<Selector> selectors,
            List<Attribute> per) {
        try {
            selectors.add(Selector.within(Cidr.read(source.value())));
        } catch (IllegalArgumentException wrong) {
            warn.accept(field + "sourceCIDR.value", "the rule is not taken: " + wrong.getMessage());
            return false;
        }
        if (source.type().equals(ClientSelector.DISTINCT)) {
            per.add(new Attribute(Attribute.Kind.SOURCE, ""));
        }
        return true;
    }
}
