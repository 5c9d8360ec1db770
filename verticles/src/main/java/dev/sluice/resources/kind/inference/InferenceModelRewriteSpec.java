package dev.sluice.resources.kind.inference;

import static dev.sluice.resources.kind.Rules.require;

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
            require(!targets.isEmpty(), "targets: wanted at least one");
        }
    }

    /** A condition on the request. */
    public record Match(ModelMatch model) {}

    /** A condition on the model. */
    public record ModelMatch(@Default("Exact") Type type, String value) {
        public ModelMatch {
            require(!value.isEmpty(), "value: wanted a name");
        }
    }

    /** How the value is meant. */
    public enum Type {
        EXACT
    }

    /** A name and its share. */
    public record Target(OptionalInt weight, String modelRewrite) {
        public Target {
            int given = weight.orElse(1);
            require(given >= 1 && given <= 1_000_000, "weight: wanted 1 to 1000000, found " + given);
            require(!modelRewrite.isEmpty(), "modelRewrite: wanted a name");
        }
    }
}
