package dev.sluice.resources;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.compile.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be said of documents in files without starting anything.
 *
 * @param documents how many there are
 * @param refused why they would not come into force; empty where they would
 * @param warnings what has no effect
 * @param pools those that the documents make
 */
public record DocumentsCheck(
        int documents, List<ResourceProblem> refused, List<ResourceProblem> warnings, List<PoolSpec> pools) {
    public DocumentsCheck {
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
        pools = List.copyOf(pools);
    }

    /**
     * Reads and compiles the files that options name; an API server is not asked.
     *
     * @param keepers who would keep the limits
     */
    public static DocumentsCheck of(
            ResourcesOptions options, LimitKeepers keepers, Function<String, Optional<String>> environment) {
        Optional<Look> seen = new FileSource(options.files(), environment).look();
        return seen.map(look -> of(options, keepers, look))
                .orElseGet(() -> new DocumentsCheck(0, List.of(), List.of(), List.of()));
    }

    private static DocumentsCheck of(ResourcesOptions options, LimitKeepers keepers, Look look) {
        List<ResourceProblem> warnings = new ArrayList<>(look.warnings());
        List<ResourceProblem> refused = new ArrayList<>(look.refused());
        List<PoolSpec> pools = List.of();
        if (look.refused().isEmpty()) {
            Compiled compiled = keepers.compile(look.set(), options.compileOptions());
            warnings.addAll(compiled.warnings());
            refused.addAll(compiled.refused());
            pools = compiled.pools();
        }
        return new DocumentsCheck(look.set().size(), refused, warnings, pools);
    }
}
