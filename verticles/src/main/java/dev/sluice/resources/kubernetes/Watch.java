package dev.sluice.resources.kubernetes;

import dev.sluice.message.ResourceProblem;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps the documents of one kind in one namespace, or in all. Its informer's threads leave word of changes in a queue; all
 * else is the source's thread's.
 */
final class Watch implements AutoCloseable {
    private static final int FORBIDDEN = 403;

    private final WatchedKind kind;
    private final String namespace;
    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private Optional<String> failure = Optional.empty();

    /** Begins to watch; {@code namespace} is empty for all. */
    Watch(KubernetesClient client, WatchedKind kind, String namespace, Settings settings) {
        this.kind = kind;
        this.namespace = namespace;
        ResourceDefinitionContext context = kind.context();
        var resources = client.genericKubernetesResources(context);
        long resync = settings.resync().toMillis();
        this.informer = namespace.isEmpty()
                ? resources.inAnyNamespace().runnableInformer(resync)
                : resources.inNamespace(namespace).runnableInformer(resync);
        informer.addEventHandler(new Notes(settings.changes()));
        informer.exceptionHandler((started, thrown) -> {
            failures.add(thrown);
            settings.changes().add(kind.resource());
            return true;
        });
        informer.start().exceptionally(thrown -> {
            failures.add(thrown);
            settings.changes().add(kind.resource());
            return null;
        });
    }

    /**
     * What all watches share.
     *
     * @param changes hears of every change
     */
    record Settings(Duration resync, Queue<String> changes) {}

    WatchedKind kind() {
        return kind;
    }

    /** Whether the first list has come, or is known not to come. */
    boolean settled() {
        heed();
        return informer.hasSynced() || failure.isPresent();
    }

    /** Whether it has ended and is to be begun again. */
    boolean ended() {
        return !informer.isRunning() && informer.stopped().toCompletableFuture().isDone();
    }

    /** The documents, as they are now. */
    List<GenericKubernetesResource> documents() {
        return informer.getStore().list();
    }

    /** Why it does not see what there is; empty where it does. */
    Optional<ResourceProblem> problem() {
        heed();
        return failure.map(sentence -> new ResourceProblem("kubernetes", 0, "", sentence));
    }

    @Override
    public void close() {
        informer.close();
    }

    private void heed() {
        for (Throwable thrown = failures.poll(); thrown != null; thrown = failures.poll()) {
            failure = Optional.of(sentence(thrown));
        }
        if (informer.isWatching()) {
            failure = Optional.empty();
        }
    }

    private String sentence(Throwable thrown) {
        String where = namespace.isEmpty() ? "in all namespaces" : "in namespace " + namespace;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof KubernetesClientException refused && refused.getCode() == FORBIDDEN) {
                return "may not list " + kind.resource() + " " + where
                        + ": give the service account the verbs get, list and watch";
            }
        }
        return "cannot watch " + kind.resource() + " " + where + ": " + thrown.getMessage();
    }

    /** Leaves word of changes, and forgets the largest parts of what is kept. */
    private record Notes(Queue<String> changes) implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource added) {
            slim(added);
            changes.add("added");
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
            slim(after);
            String version = before.getMetadata().getResourceVersion();
            if (version == null || !version.equals(after.getMetadata().getResourceVersion())) {
                changes.add("updated");
            }
        }

        @Override
        public void onDelete(GenericKubernetesResource deleted, boolean unknown) {
            changes.add("deleted");
        }

        private static void slim(GenericKubernetesResource document) {
            ObjectMeta metadata = document.getMetadata();
            metadata.setManagedFields(null);
            if ("Pod".equals(document.getKind())) {
                document.getAdditionalProperties().remove("spec");
            }
        }
    }
}
