package dev.sluice.resources;

import dev.sluice.limits.Attribute;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Selector;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.compile.CompileOptions;
import dev.sluice.resources.compile.Compiled;
import dev.sluice.resources.compile.Compiler;
import dev.sluice.resources.kind.ResourceSet;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RouteTable;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who there is to keep the limits of documents.
 *
 * @param counter whether somebody counts
 * @param identity whether somebody knows who asks
 */
public record LimitKeepers(boolean counter, boolean identity) {
    /** Compiles documents; the first limit is told of that nobody could keep. */
    public Compiled compile(ResourceSet set, CompileOptions options) {
        Compiled compiled = Compiler.compile(set, options);
        return limits(compiled.table())
                .flatMap(rule -> missing(rule).stream())
                .findFirst()
                .map(sentence -> compiled.withUnkept(new ResourceProblem("documents", 0, "", sentence)))
                .orElse(compiled);
    }

    private Optional<String> missing(LimitRule rule) {
        if (!counter) {
            return Optional.of("wanted quota among the verticles, as it keeps limits such as " + rule.name());
        }
        Stream<Attribute> attributes =
                Stream.concat(rule.per().stream(), rule.selectors().stream().map(Selector::attribute));
        return identity || attributes.noneMatch(Attribute::isOfCaller)
                ? Optional.empty()
                : Optional.of(
                        "wanted identity among the verticles, as it knows who asks, for limits such as " + rule.name());
    }

    private static Stream<LimitRule> limits(RouteTable table) {
        return table.listeners().stream()
                .flatMap(listener -> listener.routes().stream())
                .flatMap(route -> route.rules().stream())
                .flatMap(LimitKeepers::groups)
                .flatMap(group -> Stream.concat(group.rules().stream(), group.otherwise().stream()));
    }

    private static Stream<LimitGroup> groups(RouteRule rule) {
        return Stream.concat(
                rule.limits().stream(), rule.backends().stream().flatMap(backend -> backend.quotas().stream()));
    }
}
