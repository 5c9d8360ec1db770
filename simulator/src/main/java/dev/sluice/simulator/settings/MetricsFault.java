package dev.sluice.simulator.settings;

/** What becomes of the page of metrics. */
public enum MetricsFault {
    NONE,
    /** The page stays as it was when the fault was set. */
    STALE,
    /** The page answers 500. */
    FAILING
}
