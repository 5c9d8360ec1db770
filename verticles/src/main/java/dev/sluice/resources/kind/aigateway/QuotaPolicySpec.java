package dev.sluice.resources.kind.aigateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spec of a QuotaPolicy. */
public record QuotaPolicySpec(
        @Default("[]") List<Target> targetRefs,
        @Default("[]") List<Map<String, Object>> perModelQuotas,
        Optional<Map<String, Object>> serviceQuota) {
    public QuotaPolicySpec {
        targetRefs = List.copyOf(targetRefs);
        perModelQuotas = List.copyOf(perModelQuotas);
        Check.atMost(16, "targetRefs", targetRefs);
        Check.atMost(128, "perModelQuotas", perModelQuotas);
    }

    /** An AIServiceBackend. */
    public record Target(String group, String kind, String name) {}
}
