package dev.sluice.message;

import java.util.List;
import java.util.Map;

/**
 * What the gateway has to say of a document.
 *
 * @param generation of the document that this is about; 0 where it has none
 * @param conditions of the document itself: Gateway, GatewayClass, AIGatewayRoute and other kinds of the same manner
 * @param parents of routes and pools, one for each Gateway
 * @param listeners of a Gateway
 */
public record ResourceStatus(
        ResourceKey key, long generation, List<Condition> conditions, List<Parent> parents, List<Listener> listeners) {
    public ResourceStatus {
        conditions = List.copyOf(conditions);
        parents = List.copyOf(parents);
        listeners = List.copyOf(listeners);
    }

    /**
     * What one Gateway makes of a route or pool.
     *
     * @param reference the {@code parentRef} as the document spells it, or as a pool's parent is written
     */
    public record Parent(Map<String, Object> reference, List<Condition> conditions) {
        public Parent {
            reference = Map.copyOf(reference);
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One listener of a Gateway.
     *
     * @param attachedRoutes routes that attached themselves, 0 or more
     */
    public record Listener(String name, int attachedRoutes, List<Condition> conditions) {
        public Listener {
            conditions = List.copyOf(conditions);
        }
    }
}
