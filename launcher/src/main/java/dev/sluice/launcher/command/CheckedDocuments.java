package dev.sluice.launcher.command;

import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.launcher.gateway.VerticleSpec;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.DocumentsCheck;
import dev.sluice.resources.ResourcesOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the documents that a configuration names. */
final class CheckedDocuments {
    private CheckedDocuments() {}

    /**
     * Prints what has no effect.
     *
     * @return how many documents there are
     * @throws CommandFailedException with everything that is wrong, a line each
     */
    static int check(GatewayConfiguration configuration, PrintWriter out) {
        int documents = 0;
        for (VerticleSpec verticle : configuration.verticles()) {
            if (verticle.verticle().equals("resources")) {
                ResourcesOptions options = Binder.bind("options", verticle.options(), ResourcesOptions.class);
                documents += check(DocumentsCheck.of(options, name -> Optional.ofNullable(System.getenv(name))), out);
            }
        }
        return documents;
    }

    private static int check(DocumentsCheck check, PrintWriter out) {
        check.warnings().forEach(warning -> out.println("warning: " + warning));
        if (!check.refused().isEmpty()) {
            throw new CommandFailedException(Outcome.WRONG, lines(check.refused()));
        }
        return check.documents();
    }

    private static String lines(List<ResourceProblem> problems) {
        return problems.stream().map(ResourceProblem::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}
