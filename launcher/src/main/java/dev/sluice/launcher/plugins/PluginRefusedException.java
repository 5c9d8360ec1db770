package dev.sluice.launcher.plugins;

/** A plugin jar cannot be used; the message says why, as the end of a sentence about the jar. */
final class PluginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginRefusedException(String message) {
        super(message, null, false, false);
    }
}
