package dev.sluice.launcher.command;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.scoring.Schedulers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Checks the pickers of pools with the plugins there are. */
final class CheckedPickers {
    private final PluginCatalog catalog;

    CheckedPickers(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Prints what has no effect, or need not be said.
     *
     * @throws ConfigurationException for the first picker that is refused
     */
    void remark(List<PoolSpec> pools, PrintWriter out) {
        for (PoolSpec pool : pools) {
            Schedulers.remarks(pool, catalog)
                    .forEach(remark -> out.println((remark.warns() ? "warning: " : "note: ") + remark));
        }
    }

    /** Why pickers cannot be built, a sentence each. */
    List<String> refused(List<PoolSpec> pools) {
        List<String> refused = new ArrayList<>();
        for (PoolSpec pool : pools) {
            try {
                Schedulers.check(pool, catalog);
            } catch (ConfigurationException wrong) {
                refused.add(wrong.getMessage());
            }
        }
        return refused;
    }
}
