package dev.sluice.resources.compile;

import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.kind.Metadata;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.ResourceSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What every step looks things up in and tells its warnings to. */
final class Documents {
    /** The older one first, then the lesser namespace and name. */
    static final Comparator<Resource<?>> BY_AGE = Comparator.<Resource<?>, Metadata>comparing(
            Resource::metadata,
            Comparator.comparing(Metadata::created)
                    .thenComparing(Metadata::namespace)
                    .thenComparing(Metadata::name));

    private final ResourceSet set;
    private final CompileOptions options;
    private final References references;
    private final Set<ResourceProblem> warnings = new LinkedHashSet<>();
    private final Set<ResourceProblem> unkept = new LinkedHashSet<>();

    Documents(ResourceSet set, CompileOptions options) {
        this.set = set;
        this.options = options;
        this.references = new References(set);
    }

    ResourceSet set() {
        return set;
    }

    CompileOptions options() {
        return options;
    }

    References references() {
        return references;
    }

    void warn(Resource<?> resource, String path, String sentence) {
        warnings.add(resource.origin().problem(path, sentence));
    }

    /** Tells of a limit that cannot be kept as it is written. */
    void refuse(Resource<?> resource, String path, String sentence) {
        unkept.add(resource.origin().problem(path, sentence));
    }

    List<ResourceProblem> unkeptLimits() {
        return List.copyOf(unkept);
    }

    List<ResourceProblem> warnings() {
        return List.copyOf(warnings);
    }
}
