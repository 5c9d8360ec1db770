package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.inference.InferenceModelRewriteSpec;
import dev.sluice.resources.kind.inference.InferenceModelRewriteSpec.Rule;
import dev.sluice.resources.kind.inference.InferenceModelRewriteSpec.Target;
import dev.sluice.routing.ModelRewrite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How pools rename models: exact matches before the others, then the oldest document, then the order within it. */
final class ModelRewrites {
    private final Map<ResourceKey, List<ModelRewrite>> byPool = new HashMap<>();

    ModelRewrites(Documents documents) {
        documents.set().all(Kinds.INFERENCE_MODEL_REWRITE).stream()
                .sorted(Documents.BY_AGE)
                .forEach(this::add);
        byPool.values()
                .forEach(rules ->
                        rules.sort(Comparator.comparing(rule -> rule.models().isEmpty())));
    }

    List<ModelRewrite> of(ResourceKey pool) {
        return byPool.getOrDefault(pool, List.of());
    }

    private void add(Resource<InferenceModelRewriteSpec> rewrite) {
        String name = rewrite.spec().poolRef().name();
        ResourceKey pool = new ResourceKey(
                Kinds.INFERENCE_POOL.group(),
                Kinds.INFERENCE_POOL.name(),
                rewrite.metadata().namespace(),
                name);
        List<ModelRewrite> rules = byPool.computeIfAbsent(pool, key -> new ArrayList<>());
        rewrite.spec().rules().forEach(rule -> rules.add(rule(rule)));
    }

    private static ModelRewrite rule(Rule rule) {
        int sum = rule.targets().stream()
                .mapToInt(target -> target.weight().orElse(0))
                .sum();
        return new ModelRewrite(
                rule.matches().stream().map(match -> match.model().value()).toList(),
                rule.targets().stream().map(target -> target(target, sum)).toList());
    }

    private static ModelRewrite.Target target(Target target, int sum) {
        return new ModelRewrite.Target(
                target.modelRewrite(), sum == 0 ? 1 : target.weight().orElse(0));
    }
}
