package dev.sluice.scoring;

/** Hears of plugins that threw, or took too long, while they were asked. */
@FunctionalInterface
interface PluginFailures {
    /** Takes note that the plugin of a name threw. */
    void failed(String plugin, Throwable failure);

    /** Takes note that a call took too long, and how long in nanoseconds. */
    default void slow(String plugin, long nanos) {}

    /** Takes note that a plugin is passed over for a while. */
    default void rests(String plugin) {}
}
