package dev.sluice.spi;

/**
 * A step of a scheduling profile.
 *
 * <p>Every call to one instance comes from one thread, in order, so a plugin may keep state without locks. It must not
 * block and should answer within microseconds: it runs for every request of its pool.
 */
public sealed interface Plugin permits Filter, Scorer, Picker {}
