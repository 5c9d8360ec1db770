package dev.sluice.scoring;

/** Hears of plugins that threw while they were asked. */
@FunctionalInterface
interface PluginFailures {
    /** Takes note that the plugin of a name threw. */
    void failed(String plugin, Throwable failure);
}
