package dev.sluice.resources.compile;

import dev.sluice.message.Condition;
import java.util.Optional;

/** Conditions that hold unless something is wrong. */
final class Conditions {
    private Conditions() {}

    static Condition unless(Optional<Flaw> flaw, String type, String reason) {
        return flaw.map(found -> new Condition(type, false, found.reason(), found.sentence()))
                .orElseGet(() -> new Condition(type, true, reason, ""));
    }
}
