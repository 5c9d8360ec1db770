package dev.sluice.scoring;

import dev.sluice.message.PickerSpec.PluginSpec;

/**
 * A plugin of a picker.
 *
 * @param path where it is declared
 */
record Declared(String path, PluginSpec spec) {}
