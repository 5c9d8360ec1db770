package dev.sluice.launcher.command;

import dev.sluice.config.ConfigurationException;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.picker.PickerText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The picker that decides again.
 *
 * @param pool a pool with that picker
 * @param pluginsDirectory where further plugins may lie
 */
record ReplayPicker(PoolSpec pool, Path pluginsDirectory) {
    /**
     * Reads a file.
     *
     * @param pool which pool of a gateway's configuration; empty where there is only one
     * @throws ConfigurationException for the first thing wrong
     */
    static ReplayPicker read(Path file, String pool) {
        return PickerText.readWhereThereIsOne(text(file))
                .map(picker -> new ReplayPicker(of(picker), Path.of("plugins")))
                .orElseGet(() -> chosen(GatewayConfiguration.read(file), pool));
    }

    private static PoolSpec of(PickerSpec picker) {
        return new PoolSpec("replay", List.of(), List.of(), picker);
    }

    private static ReplayPicker chosen(GatewayConfiguration configuration, String wanted) {
        List<PoolSpec> pools = configuration.pools().stream()
                .filter(pool -> wanted.isEmpty() || pool.name().equals(wanted))
                .toList();
        if (pools.size() != 1) {
            List<String> names =
                    configuration.pools().stream().map(PoolSpec::name).toList();
            throw new ConfigurationException(
                    "pools", "wanted --pool to name one of " + String.join(", ", names) + ", found " + found(wanted));
        }
        return new ReplayPicker(pools.get(0), configuration.pluginsDirectory());
    }

    private static String found(String wanted) {
        return wanted.isEmpty() ? "nothing" : wanted;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new ConfigurationException("", "cannot be read: " + failure.getMessage());
        }
    }
}
