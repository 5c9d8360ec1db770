package dev.sluice.resources.compile;

import dev.sluice.message.Condition;
import java.util.Optional;

/** The one condition that documents of the AI gateway's kinds carry. */
final class Verdict {
    private Verdict() {}

    /** Accepted, or not for a reason said in a sentence. */
    static Condition of(Optional<String> refusal) {
        return refusal.map(sentence -> new Condition("NotAccepted", false, "ReconciliationFailed", sentence))
                .orElseGet(() -> new Condition("Accepted", true, "ReconciliationSucceeded", ""));
    }
}
