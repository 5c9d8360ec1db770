package dev.sluice.simulator.engine;

/** Hears of a sequence's tokens. It must not call the engine. */
@FunctionalInterface
public interface SequenceListener {
    /** The sequence has one more token, or has ended. */
    void advanced(Sequence sequence);
}
