package dev.sluice.resources.kubernetes;

import dev.sluice.resources.kind.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects that an informer knows, slimmed; it tells when they become others. */
final class KeptItems implements ItemStore<GenericKubernetesResource> {
    private final Map<String, GenericKubernetesResource> items = new ConcurrentHashMap<>();
    private final Kind<?> kind;
    private final Changes changes;

    KeptItems(Kind<?> kind, Changes changes) {
        this.kind = kind;
        this.changes = changes;
    }

    @Override
    public String getKey(GenericKubernetesResource item) {
        return Cache.metaNamespaceKeyFunc(item);
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource item) {
        Slim.down(kind, item);
        GenericKubernetesResource before = items.put(key, item);
        if (kind.shape() == Kind.Shape.SPEC) {
            changes.touched();
        }
        if (before == null || !Slim.same(kind, before, item)) {
            changes.changed();
        }
        return before;
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        GenericKubernetesResource before = items.remove(key);
        changes.changed();
        return before;
    }

    @Override
    public Stream<String> keySet() {
        return items.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return items.values().stream();
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        return items.get(key);
    }
}
