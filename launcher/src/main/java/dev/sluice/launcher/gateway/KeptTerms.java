package dev.sluice.launcher.gateway;

import dev.sluice.caller.TermsKept;
import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.prices.PricesFile;
import dev.sluice.prices.PricesOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells by the verticles of a gateway which terms of API keys it keeps. */
final class KeptTerms {
    private KeptTerms() {}

    /**
     * Reads the price list for its currency, where there are keys whose budgets could be in it. Blocks its thread meanwhile.
     *
     * @throws ConfigurationException where the list is wrong
     */
    static TermsKept of(GatewayConfiguration configuration) {
        boolean limits = configuration.keepsLimits();
        return new TermsKept(
                limits, limits && has(configuration, "identity") ? currency(configuration) : Optional.empty());
    }

    private static boolean has(GatewayConfiguration configuration, String verticle) {
        return configuration.verticles().stream()
                .anyMatch(spec -> spec.verticle().equals(verticle));
    }

    private static Optional<String> currency(GatewayConfiguration configuration) {
        List<VerticleSpec> verticles = configuration.verticles();
        for (int index = 0; index < verticles.size(); index++) {
            VerticleSpec spec = verticles.get(index);
            if (spec.verticle().equals("prices")) {
                return Optional.of(
                        currency(Binder.bind("verticles[" + index + "].options", spec.options(), PricesOptions.class)
                                .file()));
            }
        }
        return Optional.empty();
    }

    private static String currency(Path file) {
        try {
            return PricesFile.read(Files.readString(file)).currency();
        } catch (IOException unreadable) {
            throw new ConfigurationException(file.toString(), "cannot be read");
        } catch (ConfigurationException wrong) {
            throw new ConfigurationException(file.toString(), String.valueOf(wrong.getMessage()));
        }
    }
}
