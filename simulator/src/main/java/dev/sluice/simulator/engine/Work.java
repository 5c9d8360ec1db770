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
 */
public record Work(String adapter, Tokens prompt, Answer answer, FinishReason end) {}
