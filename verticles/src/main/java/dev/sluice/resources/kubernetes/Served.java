package dev.sluice.resources.kubernetes;

import dev.sluice.resources.kind.Kind;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/**
 * A kind as the API server has it.
 *
 * @param plural as {@code inferencepools}
 */
record Served(Kind<?> kind, String apiVersion, String plural) {
    /** The API group; empty for the core's. */
    String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /** As {@code inferencepools.inference.networking.k8s.io}. */
    String resource() {
        return group().isEmpty() ? plural : plural + "." + group();
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group())
                .withVersion(version())
                .withKind(kind.name())
                .withPlural(plural)
                .withNamespaced(kind.namespaced())
                .build();
    }

    /** The path of one of its objects. */
    String path(String namespace, String name) {
        return (group().isEmpty() ? "/api/" : "/apis/")
                + apiVersion
                + (kind.namespaced() ? "/namespaces/" + namespace : "")
                + "/"
                + plural
                + "/"
                + name;
    }
}
