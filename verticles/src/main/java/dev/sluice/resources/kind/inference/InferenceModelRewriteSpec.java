package dev.sluice.resources.kind.inference;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.OptionalInt;

/** The spec of an InferenceModelRewrite. */
public record InferenceModelRewriteSpec(PoolRef poolRef, List<Rule> rules) {
    public InferenceModelRewriteSpec {
        rules = List.copyOf(rules);
    }

    /** Any of its matches takes a request; every request where there is none. */
    public record Rule(@Default("[]") List<Match> matches, List<Target> targets) {
        public Rule {
            matches = List.copyOf(matches);
            targets = List.copyOf(targets);
            Check.atLeast(1, "targets", targets.size());
        }
    }

    /** A condition on the request. */
    public record Match(ModelMatch model) {}

    /** A condition on the model. */
    public record ModelMatch(@Default("Exact") Type type, String value) {
        public ModelMatch {
            Check.that(!value.isEmpty(), "value: must not be empty");
        }
    }

    /** How the value is meant. */
    public enum Type {
        EXACT
    }

    /** A name and its share. */
    public record Target(OptionalInt weight, String modelRewrite) {
        public Target {
            weight.ifPresent(share -> Check.between("weight", share, 1, 1_000_000));
        }
    }
}
