package dev.sluice.resources.kind.aigateway;

import dev.sluice.counting.WindowSpec;
import dev.sluice.resources.kind.Check;
import dev.sluice.resources.kind.envoy.ClientSelector;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/**
 * The spec of a QuotaPolicy.
 *
 * @param serviceQuota of all models together that have no quota of their own
 */
public record QuotaPolicySpec(
        @Default("[]") List<Target> targetRefs,
        Optional<ServiceQuota> serviceQuota,
        @Default("[]") List<PerModelQuota> perModelQuotas) {
    private static final int MOST_TARGETS = 16;
    private static final int MOST_MODELS = 128;
    private static final String GROUP = "aigateway.envoyproxy.io";
    private static final String BACKEND = "AIServiceBackend";

    public QuotaPolicySpec {
        targetRefs = List.copyOf(targetRefs);
        perModelQuotas = List.copyOf(perModelQuotas);
        Check.atMost(MOST_TARGETS, "targetRefs", targetRefs);
        Check.atMost(MOST_MODELS, "perModelQuotas", perModelQuotas);
        Check.that(
                targetRefs.stream().allMatch(Target::isBackend),
                "targetRefs: targetRefs must reference AIServiceBackend resources");
    }

    /** An AIServiceBackend of the policy's namespace. */
    public record Target(String group, String kind, String name) {
        private boolean isBackend() {
            return group.equals(GROUP) && kind.equals(BACKEND);
        }
    }

    /**
     * The quota of a backend.
     *
     * @param costExpression what a request counts, in the Common Expression Language; all its tokens where there is none
     */
    public record ServiceQuota(Optional<String> costExpression, Bucket quota) {}

    /**
     * The quota of a model.
     *
     * @param modelName what it is called at the backend
     */
    public record PerModelQuota(String modelName, Quota quota) {
        public PerModelQuota {
            Check.that(!modelName.isEmpty(), "modelName: must not be empty");
        }
    }

    /**
     * What may be used of a model.
     *
     * @param costExpression as for the quota of a backend
     * @param mode {@code Shared} or {@code Exclusive}
     */
    public record Quota(
            Optional<String> costExpression,
            @Default(Quota.SHARED) String mode,
            Optional<Bucket> defaultBucket,
            @Default("[]") List<BucketRule> bucketRules) {
        /** A request counts in the default bucket too, whatever rules take it; any of them with room will do. */
        public static final String SHARED = "Shared";
        /** A request counts in the default bucket only where no rule takes it. */
        public static final String EXCLUSIVE = "Exclusive";

        public Quota {
            bucketRules = List.copyOf(bucketRules);
            Check.oneOf("mode", mode, SHARED, EXCLUSIVE);
        }

        /** Whether the default bucket is for requests only that no rule takes. */
        public boolean isExclusive() {
            return mode.equals(EXCLUSIVE);
        }
    }

    /**
     * A bucket for some requests.
     *
     * @param clientSelectors all must take a request
     * @param shadowMode whether it only counts
     */
    public record BucketRule(
            @Default("[]") List<ClientSelector> clientSelectors,
            Bucket quota,
            @Default("false") boolean shadowMode) {
        private static final int MOST_SELECTORS = 8;

        public BucketRule {
            clientSelectors = List.copyOf(clientSelectors);
            Check.atMost(MOST_SELECTORS, "clientSelectors", clientSelectors);
        }
    }

    /**
     * How much in which time.
     *
     * @param limit 0 to 2^52
     * @param duration {@code 1s}, {@code 1m}, {@code 1h} or {@code 1d}
     */
    public record Bucket(long limit, String duration) {
        public Bucket {
            Check.between("limit", limit, 0, WindowSpec.MAX_AMOUNT);
            Check.oneOf("duration", duration, "1s", "1m", "1h", "1d");
        }
    }
}
