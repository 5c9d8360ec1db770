package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A kind in one namespace, or in all, as an informer sees it. */
final class Watched {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final KubernetesClient client;
    private final Served served;
    private final Optional<String> namespace;
    private final Duration resync;
    private final Changes changes;
    private final KeptItems items;
    private SharedIndexInformer<GenericKubernetesResource> informer;
    private boolean synced;
    private volatile Optional<String> deniedVerb = Optional.empty();
    private volatile boolean ended;
    private volatile boolean gone;

    Watched(KubernetesClient client, Served served, Optional<String> namespace, Duration resync, Changes changes) {
        this.client = client;
        this.served = served;
        this.namespace = namespace;
        this.resync = resync;
        this.changes = changes;
        items = new KeptItems(served.kind(), changes);
        informer = started();
    }

    /** The objects that are known, as they are now. */
    Stream<GenericKubernetesResource> items() {
        return items.values();
    }

    /** One object, where it is known. */
    Optional<GenericKubernetesResource> find(String inNamespace, String name) {
        String key = inNamespace.isEmpty() ? name : inNamespace + "/" + name;
        return Optional.ofNullable(items.get(key));
    }

    /** Whether all objects are known, or cannot be. */
    boolean settled() {
        return synced || gone || deniedVerb.isPresent();
    }

    /** Whether the kind is no longer there. */
    boolean gone() {
        return gone;
    }

    /** Notices that the objects are there. */
    void look() {
        if (ended || !informer.hasSynced()) {
            return;
        }
        synced = true;
        if (deniedVerb.isPresent()) {
            deniedVerb = Optional.empty();
            changes.changed();
        }
    }

    /** Tries again what was denied. */
    void retry() {
        if (ended) {
            informer.stop();
            ended = false;
            informer = started();
        }
    }

    /** Why objects are missing, where they are denied. */
    Optional<String> denial() {
        String where = served.kind().namespaced()
                ? namespace.map(name -> "in namespace " + name).orElse("in all namespaces")
                : "in the cluster";
        return deniedVerb.map(verb -> "may not " + verb + " " + served.resource() + " " + where
                + ": give the service account the verbs get, list and watch");
    }

    void stop() {
        informer.stop();
    }

    private SharedIndexInformer<GenericKubernetesResource> started() {
        MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                all = client.genericKubernetesResources(served.context());
        SharedIndexInformer<GenericKubernetesResource> created = scoped(all);
        created.itemStore(items)
                .exceptionHandler((running, failure) -> goesOn(failure))
                .start()
                .whenComplete((started, failure) -> LOG.debug("Informer of {} started", served.resource()));
        return created;
    }

    private SharedIndexInformer<GenericKubernetesResource> scoped(
            MixedOperation<
                            GenericKubernetesResource,
                            GenericKubernetesResourceList,
                            Resource<GenericKubernetesResource>>
                    all) {
        if (!served.kind().namespaced()) {
            return all.runnableInformer(resync.toMillis());
        }
        return namespace.isPresent()
                ? all.inNamespace(namespace.get()).runnableInformer(resync.toMillis())
                : all.inAnyNamespace().runnableInformer(resync.toMillis());
    }

    /** Denied and missing kinds end their informer; it is started again when it is time. */
    private boolean goesOn(Throwable failure) {
        int status = Failures.status(failure);
        if (status == Failures.FORBIDDEN) {
            deniedVerb = Optional.of(Failures.verb(failure));
        }
        if (status == Failures.NOT_FOUND) {
            gone = true;
        }
        ended = status == Failures.FORBIDDEN || status == Failures.NOT_FOUND;
        if (ended) {
            changes.changed();
        }
        return !ended;
    }
}
