package dev.sluice.resources.compile;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourceStatus.Parent;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.inference.InferencePoolSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is said of pools: one parent for each Gateway that reaches them by a route it accepts. */
final class PoolStatuses {
    private final Pools pools;
    private final Map<ResourceKey, Set<ResourceKey>> gatewaysByPool = new HashMap<>();

    PoolStatuses(Pools pools, List<RouteOutcome> outcomes) {
        this.pools = pools;
        outcomes.stream()
                .flatMap(outcome -> outcome.parents().stream())
                .filter(parent -> parent.notAccepted().isEmpty())
                .forEach(this::reach);
    }

    ResourceStatus of(Resource<InferencePoolSpec> pool) {
        List<Condition> conditions = List.of(
                new Condition("Accepted", true, "Accepted", ""),
                Conditions.unless(pools.missingPicker(pool), "ResolvedRefs", "ResolvedRefs"));
        List<Parent> parents = gatewaysByPool.getOrDefault(pool.key(), Set.of()).stream()
                .map(gateway -> new Parent(reference(gateway), conditions))
                .toList();
        return new ResourceStatus(pool.key(), pool.metadata().generation(), List.of(), parents, List.of());
    }

    private void reach(RouteOutcome.Parent parent) {
        for (ResourceKey pool : parent.findings().pools()) {
            gatewaysByPool
                    .computeIfAbsent(pool, key -> new TreeSet<>(Comparator.comparing(ResourceKey::toString)))
                    .add(parent.gateway());
        }
    }

    private static Map<String, Object> reference(ResourceKey gateway) {
        return Map.of(
                "group", gateway.group(),
                "kind", gateway.kind(),
                "namespace", gateway.namespace(),
                "name", gateway.name());
    }
}
