package dev.sluice.launcher.command;

import dev.sluice.ledger.LedgerException;
import dev.sluice.ledger.LedgerOptions;
import dev.sluice.ledger.UsageLine;
import dev.sluice.ledger.UsageQuestion;
import dev.sluice.ledger.UsageReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what was used and what it cost. */
@Command(
        name = "usage",
        description = "Add up what requests used and cost, by the ledger, while a gateway runs or not.")
@SuppressWarnings("NullAway.Init")
final class UsageCommand implements Callable<Integer> {
    private static final Instant END_OF_TIME = Instant.parse("2200-01-01T00:00:00Z");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            defaultValue = "conf/gateway.json",
            paramLabel = "FILE",
            description = "A gateway.json with a ledger among its verticles. Default: ${DEFAULT-VALUE}")
    private Path config;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "WHAT",
            description = "What is told apart: tenant, owner, key, model, pool, day, hour; commas between.")
    private List<String> by = List.of();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "A day such as 2026-11-01, in UTC, or a whole hour such as 2026-11-01T13:00Z.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The end, exclusively; the present when missing.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    @Override
    public Integer call() {
        LedgerOptions ledger =
                Outcome.of(config.toString(), () -> Outcome.read(config).ledger());
        UsageTable table = new UsageTable(by, answer(ledger, question()));
        spec.commandLine().getOut().print(csv ? table.csv() : table.text());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private UsageQuestion question() {
        try {
            return new UsageQuestion(
                    by, time("--from", from), to.map(text -> time("--to", text)).orElse(END_OF_TIME));
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailedException(Outcome.WRONG, String.valueOf(wrong.getMessage()));
        }
    }

    private static List<UsageLine> answer(LedgerOptions ledger, UsageQuestion question) {
        try {
            return UsageReport.of(ledger, question);
        } catch (LedgerException away) {
            throw new CommandFailedException(1, "The ledger cannot be read: " + away.getMessage());
        }
    }

    private static Instant time(String option, String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new CommandFailedException(
                    Outcome.WRONG,
                    option + ": wanted a day such as 2026-11-01 or an hour such as 2026-11-01T13:00Z, found " + text);
        }
    }
}
