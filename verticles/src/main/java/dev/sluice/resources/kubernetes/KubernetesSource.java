package dev.sluice.resources.kubernetes;

import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.Source;
import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.KindReader;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Reading;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.ResourceSet;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Documents watched at an API server. What is known stays in force while the server is away; kinds that it lacks, or does not let
 * us see, are looked for again every half minute.
 */
public final class KubernetesSource implements Source {
    private static final Duration SEARCH = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final KubernetesOptions options;
    private final InstantSource clock;
    private final StatusWriter statuses;
    private final Queue<String> changes = new ConcurrentLinkedQueue<>();
    private final Map<Kind<?>, List<Watch>> watches = new LinkedHashMap<>();
    private final Map<Kind<?>, ResourceProblem> missing = new LinkedHashMap<>();
    private Instant searched = Instant.MIN;
    private boolean told;

    /**
     * Watches nothing before the first look.
     *
     * @param client closed with the source
     * @param controllerName whose conditions these are
     */
    public KubernetesSource(
            KubernetesClient client, KubernetesOptions options, String controllerName, InstantSource clock) {
        this.client = client;
        this.options = options;
        this.clock = clock;
        this.statuses = new StatusWriter(client, new Lease(client, options, clock), controllerName, clock);
    }

    @Override
    public Optional<Look> look() {
        search();
        if (options.statuses()) {
            statuses.write(this::watched);
        }
        boolean settled = all().stream().allMatch(Watch::settled);
        boolean changed = !told;
        while (changes.poll() != null) {
            changed = true;
        }
        if (!settled || !changed) {
            if (changed && told) {
                changes.add("unsettled");
            }
            return Optional.empty();
        }
        told = true;
        return Optional.of(look(all()));
    }

    @Override
    public void report(List<ResourceStatus> wanted) {
        statuses.report(wanted);
    }

    @Override
    public void close() {
        all().forEach(Watch::close);
        client.close();
    }

    private Look look(List<Watch> all) {
        List<Resource<?>> resources = new ArrayList<>();
        List<ResourceProblem> refused = new ArrayList<>();
        List<ResourceProblem> warnings = new ArrayList<>(missing.values());
        for (Watch watch : all) {
            watch.problem().ifPresent(warnings::add);
            for (GenericKubernetesResource document : watch.documents()) {
                WatchedKind kind = watch.kind();
                Reading reading = KindReader.readAccepted(DocumentReader.of(
                        Content.of(document, kind.apiVersion(), kind.kind().name())));
                reading.resource().ifPresent(resources::add);
                refused.addAll(named(document, reading.refused()));
                warnings.addAll(named(document, reading.warnings()));
            }
        }
        return new Look(ResourceSet.of(resources), refused, warnings, false);
    }

    private static List<ResourceProblem> named(GenericKubernetesResource document, List<ResourceProblem> problems) {
        String name = "kubernetes " + document.getKind() + " "
                + (document.getMetadata().getNamespace() == null
                        ? ""
                        : document.getMetadata().getNamespace() + "/")
                + document.getMetadata().getName();
        return problems.stream()
                .map(problem -> new ResourceProblem(name, 0, problem.path(), problem.sentence()))
                .toList();
    }

    /** The document that a status is about, where it is watched. */
    private Optional<StatusWriter.Target> watched(ResourceStatus status) {
        return all().stream()
                .filter(watch -> watch.kind().kind().name().equals(status.key().kind())
                        && watch.kind().kind().group().equals(status.key().group()))
                .flatMap(watch -> watch.documents().stream()
                        .filter(document -> isNamed(document, status))
                        .map(document -> new StatusWriter.Target(watch.kind(), document)))
                .findFirst();
    }

    private static boolean isNamed(GenericKubernetesResource document, ResourceStatus status) {
        String namespace = document.getMetadata().getNamespace();
        return document.getMetadata().getName().equals(status.key().name())
                && (namespace == null ? "" : namespace).equals(status.key().namespace());
    }

    private List<Watch> all() {
        return watches.values().stream().flatMap(List::stream).toList();
    }

    private void search() {
        Instant now = clock.instant();
        if (now.isBefore(searched.equals(Instant.MIN) ? searched : searched.plus(SEARCH))) {
            return;
        }
        searched = now;
        for (Kind<?> kind : Kinds.ALL) {
            List<Watch> known = watches.getOrDefault(kind, List.of());
            if (known.isEmpty() || known.stream().allMatch(Watch::ended)) {
                known.forEach(Watch::close);
                watches.put(kind, begin(kind));
            }
        }
    }

    private List<Watch> begin(Kind<?> kind) {
        Set<String> namespaces = kind.namespaced() && !options.namespaces().isEmpty()
                ? new LinkedHashSet<>(options.namespaces())
                : Set.of("");
        Optional<WatchedKind> served = kind.apiVersions().stream()
                .map(apiVersion -> new WatchedKind(kind, apiVersion))
                .filter(candidate -> isServed(candidate, namespaces.iterator().next()))
                .findFirst();
        if (served.isEmpty()) {
            missing.put(
                    kind,
                    new ResourceProblem(
                            "kubernetes", 0, "", "the API server has no " + kind.name() + ", so there are none"));
            return List.of();
        }
        missing.remove(kind);
        Watch.Settings settings = new Watch.Settings(options.resync(), changes);
        return namespaces.stream()
                .map(namespace -> new Watch(client, served.get(), namespace, settings))
                .toList();
    }

    /** Whether the server knows the kind in this version; one that may not be listed is known. */
    private boolean isServed(WatchedKind kind, String namespace) {
        try {
            var resources = client.genericKubernetesResources(kind.context());
            var one = new ListOptionsBuilder().withLimit(1L).build();
            if (namespace.isEmpty()) {
                resources.inAnyNamespace().list(one);
            } else {
                resources.inNamespace(namespace).list(one);
            }
            return true;
        } catch (KubernetesClientException refused) {
            return refused.getCode() != NOT_FOUND;
        }
    }
}
