package dev.sluice.resources.kubernetes;

import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes statuses to their documents, while this replica is the one that writes; what is right already is left alone. */
final class StatusWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final int CONFLICT = 409;

    private final KubernetesClient client;
    private final Lease lease;
    private final String controllerName;
    private final InstantSource clock;
    private final Set<String> told = new HashSet<>();
    private Map<ResourceKey, ResourceStatus> wanted = Map.of();
    private Map<ResourceKey, ResourceStatus> open = new LinkedHashMap<>();

    StatusWriter(KubernetesClient client, Lease lease, String controllerName, InstantSource clock) {
        this.client = client;
        this.lease = lease;
        this.controllerName = controllerName;
        this.clock = clock;
    }

    /** A document as last seen. */
    record Target(WatchedKind kind, GenericKubernetesResource document) {}

    /** Takes note of what there is to write; documents that nothing is said of any more lose what was said. */
    void report(List<ResourceStatus> statuses) {
        Map<ResourceKey, ResourceStatus> now = new LinkedHashMap<>();
        wanted.keySet().forEach(key -> now.put(key, new ResourceStatus(key, 0, List.of(), List.of(), List.of())));
        statuses.forEach(status -> now.put(status.key(), status));
        open = new LinkedHashMap<>(now);
        now.values()
                .removeIf(status -> status.conditions().isEmpty()
                        && status.parents().isEmpty()
                        && status.listeners().isEmpty());
        wanted = now;
    }

    /** Writes what is open, if it is ours to write. */
    void write(Function<ResourceStatus, Optional<Target>> documents) {
        try {
            if (open.isEmpty() || !lease.isHeld()) {
                return;
            }
        } catch (KubernetesClientException refused) {
            tell("may not hold the lease that decides who writes statuses: " + refused.getMessage());
            return;
        }
        Map<ResourceKey, ResourceStatus> left = new HashMap<>();
        open.forEach((key, status) -> {
            boolean done =
                    documents.apply(status).map(target -> write(status, target)).orElse(true);
            if (!done) {
                left.put(key, status);
            }
        });
        open = left;
    }

    private boolean write(ResourceStatus status, Target target) {
        GenericKubernetesResource document = target.document();
        Long generation = document.getMetadata().getGeneration();
        Map<String, ?> before = before(document);
        Map<String, Object> after = new StatusJson(
                        controllerName, clock.instant(), generation == null ? status.generation() : generation)
                .of(status, before);
        if (after.equals(before)) {
            return true;
        }
        try {
            put(target, after);
            return true;
        } catch (KubernetesClientException refused) {
            tell("cannot write the status of " + target.kind().resource()
                    + ": give the service account the verb update for "
                    + target.kind().resource() + "/status (" + refused.getCode() + ")");
            return refused.getCode() != CONFLICT;
        }
    }

    private void put(Target target, Map<String, Object> status) {
        GenericKubernetesResource seen = target.document();
        var resources = client.genericKubernetesResources(target.kind().context());
        var named = seen.getMetadata().getNamespace() == null
                ? resources.withName(seen.getMetadata().getName())
                : resources
                        .inNamespace(seen.getMetadata().getNamespace())
                        .withName(seen.getMetadata().getName());
        GenericKubernetesResource fresh = named.get();
        if (fresh != null) {
            fresh.setAdditionalProperty("status", status);
            client.resource(fresh).updateStatus();
        }
    }

    @SuppressWarnings("unchecked") // A status is a map of text to values.
    private static Map<String, ?> before(GenericKubernetesResource document) {
        return document.getAdditionalProperties().get("status") instanceof Map<?, ?> status
                ? (Map<String, ?>) status
                : Map.of();
    }

    private void tell(String sentence) {
        if (told.add(sentence)) {
            LOG.atWarn().log(sentence);
        }
    }
}
