package dev.sluice.launcher.command;

import dev.sluice.caller.ApiKey;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.KeyText;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() {
        String text = KeyText.random(random);
        ApiKey key = key(text);
        PrintWriter out = spec.commandLine().getOut();
        out.println("# The key, which is shown this once and stands in no file: " + text);
        out.println("- id: " + Json.encode(key.id()));
        out.println("  hash: " + key.hash());
        out.println("  owner: " + Json.encode(owner));
        tenant.ifPresent(name -> out.println("  tenant: " + Json.encode(name)));
        key.terms().models().ifPresent(names -> out.println("  models: " + new JsonArray(names).encode()));
        key.terms().expires().ifPresent(end -> out.println("  expires: " + end));
        out.flush();
        return 0;
    }

    private ApiKey key(String text) {
        try {
            KeyTerms terms = new KeyTerms(
                    owner,
                    tenant,
                    Optional.of(models).filter(names -> !names.isEmpty()),
                    days.map(KeyCreateCommand::end),
                    List.of(),
                    Optional.empty());
            return new ApiKey(id.orElseGet(() -> KeyText.randomId(random)), KeyHash.of(text), terms);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailedException(Outcome.WRONG, String.valueOf(wrong.getMessage()));
        }
    }

    private static Instant end(int days) {
        return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }
}
