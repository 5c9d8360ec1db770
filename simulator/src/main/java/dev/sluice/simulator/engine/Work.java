package dev.sluice.simulator.engine;

import dev.sluice.simulator.text.Answer;
import dev.sluice.simulator.text.Tokens;

/**
 * What a sequence has to do.
 *
 * @param adapter name of a LoRA adapter; empty for the model itself
 * @param prompt what it begins with
 * @param answer what it will say; an answer of length 0 ends with the prefill
 * @param end why it ends after its answer
 * @param transfer what its keys and values have to do with another server; {@link KvTransfer#KEEP} wants an answer of
 *     one token
 */
public record Work(String adapter, Tokens prompt, Answer answer, FinishReason end, KvTransfer transfer) {
    public Work {
        if (transfer == KvTransfer.KEEP && answer.length() != 1) {
            throw new IllegalArgumentException(
                    "answer: wanted 1 token where the prompt is kept, found " + answer.length());
        }
    }

    /** Work that concerns this server alone. */
    public Work(String adapter, Tokens prompt, Answer answer, FinishReason end) {
        this(adapter, prompt, answer, end, KvTransfer.NONE);
    }

    /** The same for a prompt that another server will answer. */
    public Work keeping() {
        return new Work(adapter, prompt, answer, FinishReason.REMOTE_DECODE, KvTransfer.KEEP);
    }

    /** The same for a prompt that another server has computed. */
    public Work receiving() {
        return new Work(adapter, prompt, answer, end, KvTransfer.RECEIVE);
    }
}
