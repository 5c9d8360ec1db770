package dev.sluice.ingress;

/** Something that gives up when its time has passed. */
interface Deadline {
    /** Gives up if its time has passed; {@code nanos} is the time of {@link System#nanoTime}. */
    void check(long nanos);
}
