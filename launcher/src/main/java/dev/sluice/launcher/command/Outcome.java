package dev.sluice.launcher.command;

import dev.sluice.config.ConfigurationException;
import dev.sluice.launcher.gateway.BootException;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Turns failures into sentences for the person at the command line. */
final class Outcome {
    /** The configuration is wrong. */
    static final int WRONG = 2;

    private static final int FAILED = 1;

    private Outcome() {}

    static GatewayConfiguration read(Path file) {
        return of(file.toString(), () -> GatewayConfiguration.read(file));
    }

    /** What the supplier makes of a configuration file, or of a command's options. */
    static <T> T of(String where, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (ConfigurationException wrong) {
            throw new CommandFailedException(WRONG, where + ": " + wrong.getMessage());
        } catch (BootException | IllegalStateException failed) {
            throw new CommandFailedException(FAILED, String.valueOf(failed.getMessage()));
        } catch (CompletionException failed) {
            throw new CommandFailedException(FAILED, where + ": " + failed.getCause());
        }
    }

    /** Waits, as only a command's own thread may. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
