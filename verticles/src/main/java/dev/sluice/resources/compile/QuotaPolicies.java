package dev.sluice.resources.compile;

import dev.sluice.cost.CelFormula;
import dev.sluice.cost.CostFormula;
import dev.sluice.cost.TokenKind;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.PerModelQuota;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.ServiceQuota;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much may be asked of AIServiceBackends. Of policies for the same the first by namespace and name counts. */
final class QuotaPolicies {
    private final Documents documents;
    private final Map<ResourceKey, BackendQuotas> byBackend = new HashMap<>();
    private final Map<Resource<QuotaPolicySpec>, Set<String>> problems = new LinkedHashMap<>();

    QuotaPolicies(Documents documents) {
        this.documents = documents;
        documents.set().all(Kinds.QUOTA_POLICY).stream()
                .sorted(Comparator.comparing(
                        policy -> policy.key().namespace() + "/" + policy.key().name()))
                .forEach(policy -> problems.put(policy, new Reading(policy).read()));
    }

    /**
     * Those of a backend.
     *
     * @param model its name there; empty where the client names it
     */
    List<LimitGroup> of(ResourceKey backend, Optional<String> model) {
        return Optional.ofNullable(byBackend.get(backend))
                .map(quotas -> quotas.of(model))
                .orElse(List.of());
    }

    List<ResourceStatus> statuses() {
        List<ResourceStatus> statuses = new ArrayList<>();
        problems.forEach((policy, found) -> statuses.add(new ResourceStatus(
                policy.key(),
                policy.metadata().generation(),
                List.of(Verdict.of(sentence(found))),
                List.of(),
                List.of())));
        return statuses;
    }

    /** The first of some problems, and how many more there are. */
    private static Optional<String> sentence(Set<String> found) {
        int more = found.size() - 1;
        return found.stream().findFirst().map(first -> first + (more == 0 ? "" : " (and " + more + " more)"));
    }

    /** The reading of one policy. */
    private final class Reading {
        private final Resource<QuotaPolicySpec> policy;
        private final Set<String> found = new LinkedHashSet<>();

        Reading(Resource<QuotaPolicySpec> policy) {
            this.policy = policy;
        }

        /** Tells what of it is not kept, and why. */
        Set<String> read() {
            List<ResourceKey> targets = targets();
            policy.spec().serviceQuota().ifPresent(quota -> ofBackends(quota, targets));
            List<PerModelQuota> quotas = policy.spec().perModelQuotas();
            for (int i = 0; i < quotas.size(); i++) {
                ofModel(quotas.get(i), "spec.perModelQuotas[" + i + "].quota", targets);
            }
            return found;
        }

        private List<ResourceKey> targets() {
            List<ResourceKey> targets = policy.spec().targetRefs().stream()
                    .map(target -> new ResourceKey(
                            target.group(), target.kind(), policy.key().namespace(), target.name()))
                    .distinct()
                    .toList();
            if (targets.isEmpty()) {
                found.add("it names no AIServiceBackend");
            }
            targets.stream()
                    .filter(target -> documents
                            .set()
                            .find(Kinds.AI_SERVICE_BACKEND, target.namespace(), target.name())
                            .isEmpty())
                    .forEach(target -> found.add("there is no " + target));
            return targets;
        }

        private void ofBackends(ServiceQuota quota, List<ResourceKey> targets) {
            formula(quota.costExpression(), "spec.serviceQuota")
                    .ifPresent(formula -> targets.forEach(target -> {
                        LimitRule rule = new QuotaBuckets(policy.key(), target).ofBackend(quota.quota(), formula);
                        note(quotas(target).takeForOthers(policy.key(), rule), target, "serviceQuota");
                    }));
        }

        private void ofModel(PerModelQuota quota, String path, List<ResourceKey> targets) {
            if (quota.quota().defaultBucket().isEmpty()
                    && quota.quota().bucketRules().isEmpty()) {
                documents.warn(policy, path, "limits nothing: wanted defaultBucket or bucketRules");
            }
            formula(quota.quota().costExpression(), path)
                    .ifPresent(formula -> targets.forEach(target -> {
                        List<LimitGroup> groups = new QuotaBuckets(policy.key(), target)
                                .ofModel(
                                        quota,
                                        formula,
                                        (field, why) -> documents.warn(policy, path + '.' + field, why));
                        if (!groups.isEmpty()) {
                            note(
                                    quotas(target).take(policy.key(), quota.modelName(), groups),
                                    target,
                                    quota.modelName());
                        }
                    }));
        }

        private BackendQuotas quotas(ResourceKey backend) {
            return byBackend.computeIfAbsent(backend, none -> new BackendQuotas());
        }

        private void note(Optional<ResourceKey> first, ResourceKey target, String what) {
            first.ifPresent(rival -> found.add(target + " already has "
                    + (rival.equals(policy.key()) ? "another quota" : rival) + " for " + what));
        }

        private Optional<CostFormula> formula(Optional<String> expression, String path) {
            try {
                return Optional.of(
                        expression.<CostFormula>map(CelFormula::compile).orElse(TokenKind.TOTAL));
            } catch (IllegalArgumentException wrong) {
                String sentence = "Invalid value: \"" + expression.orElse("") + "\": " + wrong.getMessage();
                found.add(path + ".costExpression: " + sentence);
                documents.refuse(policy, path + ".costExpression", sentence);
                return Optional.empty();
            }
        }
    }
}
