package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.ResourceSet;
import dev.sluice.resources.kind.gateway.ReferenceGrantSpec;
import java.util.HashSet;
import java.util.Set;

/** Which documents may refer to which of another namespace. */
final class Grants {
    private static final String ALL = "";

    private final Set<Grant> grants = new HashSet<>();

    Grants(ResourceSet set) {
        set.all(Kinds.REFERENCE_GRANT).forEach(this::add);
    }

    /** Whether the reference stays within its namespace or is granted. */
    boolean permit(ResourceKey from, ResourceKey to) {
        return from.namespace().equals(to.namespace())
                || grants.contains(grant(from, to, to.name()))
                || grants.contains(grant(from, to, ALL));
    }

    private void add(Resource<ReferenceGrantSpec> resource) {
        String namespace = resource.metadata().namespace();
        for (ReferenceGrantSpec.From from : resource.spec().from()) {
            for (ReferenceGrantSpec.To to : resource.spec().to()) {
                ResourceKey referrer = new ResourceKey(from.group(), from.kind(), from.namespace(), "");
                ResourceKey target = new ResourceKey(to.group(), to.kind(), namespace, "");
                grants.add(grant(referrer, target, to.name().orElse(ALL)));
            }
        }
    }

    private static Grant grant(ResourceKey from, ResourceKey to, String name) {
        return new Grant(plain(from), plain(to), name);
    }

    private static ResourceKey plain(ResourceKey key) {
        return new ResourceKey(Groups.canonical(key.group()), key.kind(), key.namespace(), "");
    }

    private record Grant(ResourceKey from, ResourceKey to, String name) {}
}
