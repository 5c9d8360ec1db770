package dev.sluice.launcher.command;

import dev.sluice.caller.ApiKey;
import dev.sluice.caller.Budget;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.KeyText;
import dev.sluice.caller.Limit;
import dev.sluice.caller.TermsText;
import dev.sluice.caller.TermsValues;
import io.vertx.core.json.Json;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an API key. */
@Command(name = "create", description = "Print a new API key, once, and the entry for a file of keys.")
@SuppressWarnings("NullAway.Init") // Picocli sets what is required.
final class KeyCreateCommand implements Callable<Integer> {
    private final SecureRandom random = new SecureRandom();

    @Spec
    private CommandSpec spec;

    @Option(names = "--owner", required = true, description = "Who is to be asked about it.")
    private String owner;

    @Option(names = "--id", description = "Its name in logs; a random one when left out.")
    private Optional<String> id;

    @Option(names = "--tenant", description = "Whose share of the gateway it uses.")
    private Optional<String> tenant;

    @Option(
            names = "--model",
            split = ",",
            paramLabel = "NAME",
            description = "The models it may be used for, as chat or llama-*; every one when left out.")
    private List<String> models = List.of();

    @Option(names = "--days", description = "After how many days it expires; never when left out.")
    private Optional<Integer> days;

    @Option(
            names = "--limit",
            paramLabel = "LIMIT",
            description =
                    "How much it may be used for, as \"100000 tokens/minute\" or \"60 requests/hour\"; may be repeated.")
    private List<String> limits = List.of();

    @Option(names = "--budget", paramLabel = "BUDGET", description = "How much it may cost, as \"20 USD/month\".")
    private Optional<String> budget;

    @Override
    public Integer call() {
        String text = KeyText.random(random);
        ApiKey key = key(text);
        PrintWriter out = spec.commandLine().getOut();
        out.println("# The key, which is shown this once and stands in no file: " + text);
        out.println("- id: " + Json.encode(key.id()));
        out.println("  hash: " + key.hash());
        TermsValues.of(key.terms()).forEach((name, value) -> out.println("  " + name + ": " + Json.encode(value)));
        out.flush();
        return 0;
    }

    private ApiKey key(String text) {
        List<Limit> counted = read("--limit", limits, TermsText::limit);
        Optional<Budget> spent = read("--budget", budget.stream().toList(), TermsText::budget).stream()
                .findFirst();
        try {
            KeyTerms terms = new KeyTerms(
                    owner,
                    tenant,
                    Optional.of(models).filter(names -> !names.isEmpty()),
                    days.map(KeyCreateCommand::end),
                    counted,
                    spent);
            return new ApiKey(id.orElseGet(() -> KeyText.randomId(random)), KeyHash.of(text), terms);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailedException(Outcome.WRONG, String.valueOf(wrong.getMessage()));
        }
    }

    private static <T> List<T> read(String option, List<String> texts, Function<String, T> reader) {
        try {
            return texts.stream().map(reader).toList();
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailedException(Outcome.WRONG, option + ": " + wrong.getMessage());
        }
    }

    private static Instant end(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }
}
