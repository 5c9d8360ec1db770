package dev.sluice.resources.kubernetes;

import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kubernetes.Watches.Item;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes statuses where they are not yet as they should be. */
final class StatusWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);

    private final KubernetesClient client;
    private final Watches watches;
    private final StatusShape shape;
    private final Set<String> complainedOf = new HashSet<>();
    private final Map<ResourceKey, ResourceStatus> reported = new LinkedHashMap<>();
    private boolean known;

    StatusWriter(KubernetesClient client, Watches watches, StatusShape shape) {
        this.client = client;
        this.watches = watches;
        this.shape = shape;
    }

    /** Takes what is to be said from now on. */
    void take(List<ResourceStatus> statuses) {
        reported.clear();
        statuses.forEach(status -> reported.put(status.key(), status));
        known = true;
    }

    /** Writes what differs; false when some of it is to be tried again. */
    boolean write() {
        if (!known) {
            return true;
        }
        Set<String> denied = new HashSet<>();
        boolean all = true;
        for (ResourceStatus status : reported.values()) {
            Optional<Item> item = watches.find(status.key());
            all &= item.isEmpty() || write(item.get(), status, denied);
        }
        for (Item left : leftOver().toList()) {
            all &= write(left, new ResourceStatus(key(left), 0, List.of(), List.of(), List.of()), denied);
        }
        return all;
    }

    /** Objects that carry an entry of this gateway's, which has nothing to say of them any more. */
    private Stream<Item> leftOver() {
        return Stream.concat(watches.items(Kinds.HTTP_ROUTE), watches.items(Kinds.INFERENCE_POOL))
                .filter(item -> !reported.containsKey(key(item)) && shape.marked(item));
    }

    private boolean write(Item item, ResourceStatus status, Set<String> denied) {
        String resource = item.served().resource();
        if (denied.contains(resource)) {
            return true;
        }
        try {
            write(item, status);
            complainedOf.remove(resource);
            return true;
        } catch (KubernetesClientException failure) {
            return settled(item, failure, denied);
        }
    }

    /** Whether another try soon would end no better. */
    private boolean settled(Item item, KubernetesClientException failure, Set<String> denied) {
        int status = Failures.status(failure);
        if (status == 0 || status == Failures.CONFLICT) {
            LOG.debug("A status of {} is not written yet", item.served().resource(), failure);
            return false;
        }
        if (status != Failures.NOT_FOUND) {
            denied.add(item.served().resource());
            complain(item.served().resource(), status, failure);
        }
        return true;
    }

    private void write(Item item, ResourceStatus status) {
        try {
            put(item, status);
        } catch (KubernetesClientException failure) {
            if (Failures.status(failure) != Failures.CONFLICT) {
                throw failure;
            }
            fresh(item).ifPresent(object -> put(new Item(item.served(), object), status));
        }
    }

    private void put(Item item, ResourceStatus status) {
        Map<String, Object> wanted = shape.wanted(item, status);
        if (wanted.equals(StatusShape.current(item))) {
            return;
        }
        GenericKubernetesResource changed = new GenericKubernetesResource();
        changed.setApiVersion(item.served().apiVersion());
        changed.setKind(item.served().kind().name());
        changed.setMetadata(item.object().getMetadata());
        Map<String, Object> content = new LinkedHashMap<>(item.object().getAdditionalProperties());
        content.put("status", wanted);
        changed.setAdditionalProperties(content);
        client.raw(path(item) + "/status", "PUT", changed);
    }

    private Optional<GenericKubernetesResource> fresh(Item item) {
        return Optional.ofNullable(client.raw(path(item)))
                .map(json -> client.getKubernetesSerialization().unmarshal(json, GenericKubernetesResource.class));
    }

    private void complain(String resource, int status, KubernetesClientException failure) {
        if (!complainedOf.add(resource)) {
            return;
        }
        if (status == Failures.FORBIDDEN) {
            LOG.warn("may not update {}/status: give the service account the verb update; it stays as it is", resource);
            return;
        }
        LOG.warn("The API server refuses a status of {}: {}", resource, failure.getMessage());
    }

    private static ResourceKey key(Item item) {
        String namespace =
                item.served().kind().namespaced() ? item.object().getMetadata().getNamespace() : "";
        return new ResourceKey(
                item.served().kind().group(),
                item.served().kind().name(),
                namespace,
                item.object().getMetadata().getName());
    }

    private static String path(Item item) {
        return item.served()
                .path(
                        String.valueOf(item.object().getMetadata().getNamespace()),
                        item.object().getMetadata().getName());
    }
}
