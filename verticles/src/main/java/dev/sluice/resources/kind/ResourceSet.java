package dev.sluice.resources.kind;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that belong together at one moment. Immutable. */
public final class ResourceSet {
    /** No documents. */
    public static final ResourceSet EMPTY = of(List.of());

    private final Map<Kind<?>, Map<String, Resource<?>>> byKind = new HashMap<>();
    private int size;

    private ResourceSet(Collection<? extends Resource<?>> resources) {
        for (Resource<?> resource : resources) {
            Map<String, Resource<?>> ofKind = byKind.computeIfAbsent(resource.kind(), kind -> new LinkedHashMap<>());
            if (ofKind.put(
                            name(
                                    resource.metadata().namespace(),
                                    resource.metadata().name()),
                            resource)
                    == null) {
                size++;
            }
        }
    }

    /** A set; the later of two documents of the same name counts. */
    public static ResourceSet of(Collection<? extends Resource<?>> resources) {
        return new ResourceSet(resources);
    }

    /** Every document of a kind, in order of appearance. */
    public <S extends Record> List<Resource<S>> all(Kind<S> kind) {
        return byKind.getOrDefault(kind, Map.of()).values().stream()
                .map(resource -> as(kind, resource))
                .toList();
    }

    /** One document. */
    public <S extends Record> Optional<Resource<S>> find(Kind<S> kind, String namespace, String name) {
        return Optional.ofNullable(byKind.getOrDefault(kind, Map.of()).get(name(namespace, name)))
                .map(resource -> as(kind, resource));
    }

    /** How many documents there are. */
    public int size() {
        return size;
    }

    private static String name(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static <S extends Record> Resource<S> as(Kind<S> kind, Resource<?> resource) {
        return new Resource<>(kind, resource.metadata(), kind.content().cast(resource.spec()), resource.origin());
    }
}
