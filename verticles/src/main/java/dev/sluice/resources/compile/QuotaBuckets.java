package dev.sluice.resources.compile;

import dev.sluice.caller.Period;
import dev.sluice.cost.CostFormula;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Selector;
import dev.sluice.limits.Windows;
import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.Bucket;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.BucketRule;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.PerModelQuota;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The limits that the buckets of a QuotaPolicy are at one of its backends. */
final class QuotaBuckets {
    private final ResourceKey policy;
    private final ResourceKey backend;

    QuotaBuckets(ResourceKey policy, ResourceKey backend) {
        this.policy = policy;
        this.backend = backend;
    }

    /** That of the whole backend, for whatever model. */
    LimitRule ofBackend(Bucket bucket, CostFormula formula) {
        return rule("serviceQuota", new LimitSelection(List.of(), List.of()), bucket, formula, false);
    }

    /**
     * Those of a model. Buckets in shadow mode stand apart from the others, so that they neither refuse a request nor let one in.
     *
     * @param warn told the field of a rule that is not taken, such as {@code bucketRules[0].clientSelectors[0].path}, and why
     */
    List<LimitGroup> ofModel(PerModelQuota wanted, CostFormula formula, BiConsumer<String, String> warn) {
        Quota quota = wanted.quota();
        List<LimitRule> deciding = new ArrayList<>();
        List<LimitRule> shadows = new ArrayList<>();
        for (int i = 0; i < quota.bucketRules().size(); i++) {
            BucketRule bucket = quota.bucketRules().get(i);
            String place = "bucketRules[" + i + "]";
            LimitSelection.of(bucket.clientSelectors(), (field, why) -> warn.accept(place + '.' + field, why))
                    .map(selection -> rule(place, wanted.modelName(), selection, bucket, formula))
                    .ifPresent((bucket.shadowMode() ? shadows : deciding)::add);
        }
        Optional<LimitRule> whole =
                quota.defaultBucket().map(bucket -> defaultRule(wanted.modelName(), bucket, formula));
        return groups(quota.isExclusive(), deciding, whole, shadows);
    }

    private static List<LimitGroup> groups(
            boolean exclusive, List<LimitRule> deciding, Optional<LimitRule> whole, List<LimitRule> shadows) {
        List<LimitGroup> groups = new ArrayList<>();
        Optional<LimitRule> otherwise = exclusive ? whole : Optional.empty();
        if (!exclusive) {
            whole.ifPresent(deciding::add);
        }
        if (!deciding.isEmpty() || otherwise.isPresent()) {
            groups.add(new LimitGroup(Decision.ANY, deciding, otherwise));
        }
        if (!shadows.isEmpty()) {
            groups.add(LimitGroup.all(shadows));
        }
        return groups;
    }

    private LimitRule defaultRule(String model, Bucket bucket, CostFormula formula) {
        return rule(model + " defaultBucket", of(model, List.of(), List.of()), bucket, formula, false);
    }

    private LimitRule rule(
            String place, String model, LimitSelection selection, BucketRule bucket, CostFormula formula) {
        LimitSelection ofModel = of(model, selection.selectors(), selection.per());
        return rule(model + " " + place, ofModel, bucket.quota(), formula, bucket.shadowMode());
    }

    private LimitRule rule(String name, LimitSelection selection, Bucket bucket, CostFormula formula, boolean shadow) {
        return new LimitRule(
                policy + " " + name + " of " + backend,
                selection.selectors(),
                selection.per(),
                new Measure.Tokens(0, formula),
                Windows.sliding(bucket.limit(), period(bucket.duration())),
                shadow,
                false);
    }

    private static LimitSelection of(String model, List<Selector> selectors, List<Attribute> per) {
        List<Selector> all = new ArrayList<>();
        all.add(Selector.exact(new Attribute(Attribute.Kind.MODEL, ""), model));
        all.addAll(selectors);
        return new LimitSelection(all, per);
    }

    private static Period period(String duration) {
        return switch (duration) {
            case "1s" -> Period.SECOND;
            case "1m" -> Period.MINUTE;
            case "1h" -> Period.HOUR;
            default -> Period.DAY;
        };
    }
}
