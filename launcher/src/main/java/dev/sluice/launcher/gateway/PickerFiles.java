package dev.sluice.launcher.gateway;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.picker.PickerText;
import java.util.ArrayList;
import java.util.List;

/** Reads the pickers that pools have in files of their own. */
final class PickerFiles {
    private static final PickerSpec USUAL = new PickerSpec(List.of(), List.of());

    private PickerFiles() {}

    /**
     * The pools with the pickers of their files.
     *
     * @throws ConfigurationException when a file cannot be read, or a pool has a picker besides
     */
    static List<PoolSpec> filled(List<PoolSpec> pools) {
        List<PoolSpec> filled = new ArrayList<>();
        for (int index = 0; index < pools.size(); index++) {
            filled.add(filled("pools[" + index + "].pickerFile", pools.get(index)));
        }
        return filled;
    }

    private static PoolSpec filled(String path, PoolSpec pool) {
        if (pool.pickerFile().isEmpty()) {
            return pool;
        }
        if (!pool.picker().equals(USUAL)) {
            throw new ConfigurationException(path, "wanted picker or pickerFile, found both");
        }
        try {
            return pool.with(PickerText.read(pool.pickerFile().get()));
        } catch (ConfigurationException wrong) {
            throw new ConfigurationException(path, pool.pickerFile().get() + ": " + wrong.getMessage());
        }
    }
}
