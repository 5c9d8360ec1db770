package dev.sluice.message;

import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How requests queue before a saturated pool, as an EndpointPickerConfig has it. It is read so that what is misspelt is
 * found; no queue is kept.
 *
 * @param maxBytes of all queued requests, a number or a Kubernetes quantity
 * @param maxRequests queued at once; 0 for any number
 * @param defaultRequestTTL how long a request may queue; 0 for as long as it likes
 * @param noEndpointRequestTTL how long while there are no endpoints
 * @param usageLimitPolicyPluginRef what limits a tenant
 * @param enableEviction whether requests under way may be ended for others
 */
public record FlowControlSpec(
        Optional<Object> maxBytes,
        @Default("0") long maxRequests,
        Optional<Duration> defaultRequestTTL,
        Optional<Duration> noEndpointRequestTTL,
        Optional<Band> defaultPriorityBand,
        Optional<Band> defaultNegativePriorityBand,
        @Default("[]") List<Band> priorityBands,
        Optional<String> usageLimitPolicyPluginRef,
        Optional<PluginName> saturationDetector,
        @Default("false") boolean enableEviction) {
    public FlowControlSpec {
        priorityBands = List.copyOf(priorityBands);
    }

    /**
     * The queues of one priority.
     *
     * @param priority higher is served first
     * @param maxBytes of its queued requests, a number or a Kubernetes quantity
     * @param maxRequests queued at once
     */
    public record Band(
            @Default("0") int priority,
            Optional<Object> maxBytes,
            Optional<Long> maxRequests,
            Optional<String> fairnessPolicyRef,
            Optional<String> orderingPolicyRef) {}
}
