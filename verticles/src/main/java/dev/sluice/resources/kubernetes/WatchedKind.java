package dev.sluice.resources.kubernetes;

import dev.sluice.resources.kind.Kind;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;

/** A kind in the words of the API server. */
record WatchedKind(Kind<?> kind, String apiVersion) {
    /** As {@code inferencepools}. */
    String plural() {
        String singular = kind.name().toLowerCase(Locale.ROOT);
        if (singular.endsWith("y") && !singular.endsWith("ay")) {
            return singular.substring(0, singular.length() - 1) + "ies";
        }
        return singular + (singular.endsWith("s") ? "es" : "s");
    }

    /** As {@code inferencepools.inference.networking.k8s.io}. */
    String resource() {
        return plural() + (group().isEmpty() ? "" : "." + group());
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group())
                .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
                .withKind(kind.name())
                .withPlural(plural())
                .withNamespaced(kind.namespaced())
                .build();
    }

    private String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
