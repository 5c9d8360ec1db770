package dev.sluice.routing;

import java.util.List;

/**
 * A rule of an InferenceModelRewrite.
 *
 * @param models the names it takes; empty takes all
 * @param targets drawn by weight, at least one
 */
public record ModelRewrite(List<String> models, List<Target> targets) {
    public ModelRewrite {
        models = List.copyOf(models);
        targets = List.copyOf(targets);
    }

    /** A name and its share, 0 or more. */
    public record Target(String model, int weight) {}
}
