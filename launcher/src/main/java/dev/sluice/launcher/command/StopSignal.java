package dev.sluice.launcher.command;

import dev.sluice.launcher.gateway.Gateway;

/** What happens on SIGTERM and Ctrl-C: the gateway drains, and the process exits with 0. */
final class StopSignal {
    private StopSignal() {}

    static void draining(Gateway gateway) {
        Thread hook = new Thread(
                () -> {
                    try {
                        Outcome.await(gateway.drain());
                    } finally {
                        // A JVM ended by a signal reports the signal; an orderly end is 0.
                        Runtime.getRuntime().halt(0);
                    }
                },
                "drain");
        Runtime.getRuntime().addShutdownHook(hook);
    }
}
