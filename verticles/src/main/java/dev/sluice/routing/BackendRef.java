package dev.sluice.routing;

import dev.sluice.limits.LimitGroup;
import java.util.List;
import java.util.Optional;

/**
 * A backend's part in a rule.
 *
 * @param weight its share among the backends of its priority, 0 or more; 0 is never chosen
 * @param priority backends of a higher number are tried when those of all lower ones failed or are ejected
 * @param modelName the model's name at this backend, in place of the client's
 * @param filters for this backend, after those of the rule
 * @param body what is changed in the request's body, after {@code modelName}
 * @param quotas how much may be asked of the backend, whatever routes lead to it
 */
public record BackendRef(
        Backend backend,
        int weight,
        int priority,
        Optional<String> modelName,
        Filters filters,
        BodyChange body,
        List<LimitGroup> quotas) {
    public BackendRef {
        quotas = List.copyOf(quotas);
        if (weight < 0 || priority < 0) {
            throw new IllegalArgumentException("wanted a weight and a priority of 0 or more");
        }
    }

    /** One without quotas. */
    public BackendRef(
            Backend backend, int weight, int priority, Optional<String> modelName, Filters filters, BodyChange body) {
        this(backend, weight, priority, modelName, filters, body, List.of());
    }
}
