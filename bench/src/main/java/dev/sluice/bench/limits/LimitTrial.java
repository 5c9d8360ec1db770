package dev.sluice.bench.limits;

import dev.sluice.bench.endtoend.Folder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts limits to the test, with gateways that are real processes. */
public final class LimitTrial {
    /** What may be asked for. */
    public static final String USAGE = TrialOptions.USAGE;

    private LimitTrial() {}

    /**
     * Measures everything and returns the report as Markdown.
     *
     * @param progress is told what was measured
     * @throws dev.sluice.bench.endtoend.UnmetNeedException when it cannot be done as asked for
     */
    public static String report(List<String> arguments, Consumer<String> progress)
            throws IOException, InterruptedException {
        TrialOptions options = TrialOptions.of(arguments);
        List<String> tables = new ArrayList<>();
        try (Folder folder = new Folder()) {
            if (options.parts().contains(TrialPart.KEEPING)) {
                tables.add(Keeping.table(options, folder, progress));
            }
            if (options.parts().contains(TrialPart.COST)) {
                tables.add(AdmissionCost.table(options, folder, progress));
            }
            if (options.parts().contains(TrialPart.FOOTPRINT)) {
                tables.add(Footprint.lines(options, folder, progress));
            }
        }
        return String.join("\n\n", tables);
    }
}
