package dev.sluice.message;

/** Names a plugin of the same picker. */
public record PluginName(String pluginRef) {}
