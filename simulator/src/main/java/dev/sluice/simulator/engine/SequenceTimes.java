package dev.sluice.simulator.engine;

/** When things happened to a sequence, in nanoseconds of the engine's clock. */
final class SequenceTimes {
    long arrived;
    boolean scheduled;
    long readyForPrefill;
    long lastToken;
}
