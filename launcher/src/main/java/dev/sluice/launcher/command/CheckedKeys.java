package dev.sluice.launcher.command;

import dev.sluice.config.Binder;
import dev.sluice.identity.IdentityOptions;
import dev.sluice.identity.KeysCheck;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.launcher.gateway.VerticleSpec;
import java.util.List;

/** Checks the API keys that a configuration names. */
final class CheckedKeys {
    private CheckedKeys() {}

    /**
     * Passes over what is right.
     *
     * @throws CommandFailedException with everything that is wrong, a line each
     */
    static void check(GatewayConfiguration configuration) {
        for (VerticleSpec verticle : configuration.verticles()) {
            if (verticle.verticle().equals("identity")) {
                IdentityOptions options = Binder.bind("options", verticle.options(), IdentityOptions.class);
                List<String> problems =
                        KeysCheck.of(options, configuration.keptTerms()).problems();
                if (!problems.isEmpty()) {
                    throw new CommandFailedException(Outcome.WRONG, String.join(System.lineSeparator(), problems));
                }
            }
        }
    }
}
