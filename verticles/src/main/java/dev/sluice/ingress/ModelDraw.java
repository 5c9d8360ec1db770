package dev.sluice.ingress;

import dev.sluice.routing.ModelRewrite;
import dev.sluice.routing.ModelRewrite.Target;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws the name that a pool knows a model by. */
final class ModelDraw {
    private ModelDraw() {}

    /** The name by the first rule that takes the model; empty where none does. */
    static Optional<String> rewrite(List<ModelRewrite> rules, String model, RandomGenerator random) {
        return rules.stream()
                .filter(rule -> rule.models().isEmpty() || rule.models().contains(model))
                .findFirst()
                .map(rule -> draw(rule.targets(), random).model());
    }

    private static Target draw(List<Target> targets, RandomGenerator random) {
        int sum = targets.stream().mapToInt(Target::weight).sum();
        if (sum == 0) {
            return targets.get(random.nextInt(targets.size()));
        }
        int point = random.nextInt(sum);
        for (Target target : targets) {
            point -= target.weight();
            if (point < 0) {
                return target;
            }
        }
        throw new IllegalStateException("no target was drawn");
    }
}
