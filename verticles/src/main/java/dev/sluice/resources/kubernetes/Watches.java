package dev.sluice.resources.kubernetes;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind that the API server has, watched in every namespace that is asked for. */
final class Watches {
    private final KubernetesClient client;
    private final KubernetesOptions options;
    private final Changes changes;
    private final Map<Kind<?>, Served> served = new LinkedHashMap<>();
    private final Map<Kind<?>, List<Watched>> watched = new LinkedHashMap<>();
    private boolean discovered;

    Watches(KubernetesClient client, KubernetesOptions options, Changes changes) {
        this.client = client;
        this.options = options;
        this.changes = changes;
    }

    /** An object together with how the API server has its kind. */
    record Item(Served served, GenericKubernetesResource object) {}

    /** Looks which kinds are there, and tries again what was denied. */
    void discover() {
        Discovery discovery = new Discovery(client);
        Map<Kind<?>, Optional<Served>> found = new LinkedHashMap<>();
        Kinds.ALL.forEach(kind -> found.put(kind, discovery.find(kind)));
        found.forEach(this::take);
        watched.values().forEach(list -> list.forEach(Watched::retry));
        discovered = true;
    }

    /** Notices what the informers have. */
    void look() {
        watched.values().forEach(list -> list.forEach(Watched::look));
    }

    /** Whether everything that can be known is known. */
    boolean settled() {
        return discovered && all().allMatch(Watched::settled);
    }

    /** Whether a kind was taken away since it was found. */
    boolean incomplete() {
        return all().anyMatch(Watched::gone);
    }

    /** All objects, kind by kind. */
    Stream<Item> items() {
        return served.values().stream().flatMap(this::items);
    }

    /** The objects of one kind. */
    Stream<Item> items(Kind<?> kind) {
        return Optional.ofNullable(served.get(kind)).stream().flatMap(this::items);
    }

    /** One object. */
    Optional<Item> find(ResourceKey key) {
        return served.values().stream()
                .filter(one -> one.kind().name().equals(key.kind())
                        && one.kind().group().equals(key.group()))
                .flatMap(one -> watched.getOrDefault(one.kind(), List.of()).stream()
                        .flatMap(list -> list.find(key.namespace(), key.name()).stream())
                        .map(object -> new Item(one, object)))
                .findFirst();
    }

    /** What is passed over, and why. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Kinds.ALL.stream().filter(kind -> !served.containsKey(kind)).forEach(kind -> warnings.add(lacking(kind)));
        all().forEach(one -> one.denial().ifPresent(warnings::add));
        return warnings;
    }

    void stop() {
        all().forEach(Watched::stop);
    }

    private static String lacking(Kind<?> kind) {
        return "the API server has no " + kind.name() + " of " + String.join(" or ", kind.apiVersions())
                + ": none are read until it has";
    }

    private void take(Kind<?> kind, Optional<Served> found) {
        boolean gone = watched.getOrDefault(kind, List.of()).stream().anyMatch(Watched::gone);
        if (found.equals(Optional.ofNullable(served.get(kind))) && !gone) {
            return;
        }
        watched.getOrDefault(kind, List.of()).forEach(Watched::stop);
        watched.remove(kind);
        served.remove(kind);
        found.ifPresent(this::watch);
        changes.changed();
    }

    private void watch(Served found) {
        served.put(found.kind(), found);
        List<Optional<String>> scopes =
                options.namespaces().isEmpty() || !found.kind().namespaced()
                        ? List.of(Optional.empty())
                        : options.namespaces().stream().map(Optional::of).toList();
        watched.put(
                found.kind(),
                scopes.stream()
                        .map(scope -> new Watched(client, found, scope, options.resync(), changes))
                        .toList());
    }

    private Stream<Item> items(Served of) {
        return watched.getOrDefault(of.kind(), List.of()).stream()
                .flatMap(Watched::items)
                .map(object -> new Item(of, object));
    }

    private Stream<Watched> all() {
        return watched.values().stream().flatMap(List::stream);
    }
}
