package dev.sluice.telemetry;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Keeps the number of models, or of tenants, that have series of their own within a bound. */
final class Models {
    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final int max;
    private final Set<String> known = new HashSet<>();

    Models(int max) {
        this.max = max;
    }

    /** The label for a model: itself, {@code other} for one too many, {@code none} where none was routed. */
    String label(Optional<String> model) {
        return model.map(name -> known.contains(name) || (known.size() < max && known.add(name)) ? name : OTHER)
                .orElse(NONE);
    }
}
