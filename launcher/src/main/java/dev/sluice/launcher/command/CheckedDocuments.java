package dev.sluice.launcher.command;

import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.launcher.gateway.VerticleSpec;
import dev.sluice.resources.DocumentsCheck;
import dev.sluice.resources.ResourcesOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the documents that a configuration names. */
final class CheckedDocuments {
    private final CheckedPickers pickers;
    private final PrintWriter out;

    CheckedDocuments(CheckedPickers pickers, PrintWriter out) {
        this.pickers = pickers;
        this.out = out;
    }

    /**
     * Prints what has no effect.
     *
     * @return how many documents there are
     * @throws CommandFailedException with everything that is wrong, a line each
     */
    int check(GatewayConfiguration configuration) {
        int documents = 0;
        for (VerticleSpec verticle : configuration.verticles()) {
            if (verticle.verticle().equals("resources")) {
                ResourcesOptions options = Binder.bind("options", verticle.options(), ResourcesOptions.class);
                documents += check(DocumentsCheck.of(
                        options, configuration.limitKeepers(), name -> Optional.ofNullable(System.getenv(name))));
            }
        }
        return documents;
    }

    private int check(DocumentsCheck check) {
        check.warnings().forEach(warning -> out.println("warning: " + warning));
        List<String> refused = new ArrayList<>(pickers.refused(check.pools()));
        check.refused().forEach(problem -> refused.add(problem.toString()));
        if (!refused.isEmpty()) {
            throw new CommandFailedException(Outcome.WRONG, String.join(System.lineSeparator(), refused));
        }
        return check.documents();
    }
}
