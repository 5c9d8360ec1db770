package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.Work;

/** A text that two prompts share whose keys and values are the same. */
final class PromptFingerprint {
    private PromptFingerprint() {}

    static String of(Work work) {
        return Long.toHexString(work.prompt().fingerprint())
                + '-'
                + Integer.toHexString(work.adapter().hashCode());
    }
}
