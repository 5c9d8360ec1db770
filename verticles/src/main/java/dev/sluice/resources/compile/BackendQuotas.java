package dev.sluice.resources.compile;

import dev.sluice.limits.Attribute;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Selector;
import dev.sluice.message.ResourceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much may be asked of one AIServiceBackend: of each model by whichever policy came first, and of all others together. */
final class BackendQuotas {
    private static final Attribute MODEL = new Attribute(Attribute.Kind.MODEL, "");

    private final Map<String, Kept<List<LimitGroup>>> byModel = new LinkedHashMap<>();
    private Optional<Kept<LimitRule>> others = Optional.empty();

    /** Takes a model's quota, unless there is one; tells whose that is. */
    Optional<ResourceKey> take(ResourceKey policy, String model, List<LimitGroup> groups) {
        return Optional.ofNullable(byModel.putIfAbsent(model, new Kept<>(policy, groups)))
                .map(Kept::policy);
    }

    /** Takes the quota of the models that have none of their own, unless there is one; tells whose that is. */
    Optional<ResourceKey> takeForOthers(ResourceKey policy, LimitRule rule) {
        Optional<ResourceKey> first = others.map(Kept::policy);
        others = others.or(() -> Optional.of(new Kept<>(policy, rule)));
        return first;
    }

    /** Those that may hold for a model, which is not known where the client names it. */
    List<LimitGroup> of(Optional<String> model) {
        Optional<Kept<List<LimitGroup>>> own = model.map(byModel::get);
        if (own.isPresent()) {
            return own.get().limits();
        }
        List<LimitGroup> all = new ArrayList<>();
        if (model.isEmpty()) {
            byModel.values().forEach(kept -> all.addAll(kept.limits()));
        }
        others.ifPresent(kept -> all.add(LimitGroup.all(List.of(forOthers(kept.limits())))));
        return all;
    }

    private LimitRule forOthers(LimitRule rule) {
        List<Selector> none = byModel.keySet().stream()
                .map(model -> Selector.exact(MODEL, model).inverted())
                .toList();
        return new LimitRule(
                rule.name(), none, rule.per(), rule.measure(), rule.window(), rule.shadow(), rule.strict());
    }

    /** What a policy brought. */
    private record Kept<T>(ResourceKey policy, T limits) {}
}
