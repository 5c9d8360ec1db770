package dev.sluice.launcher.command;

import dev.sluice.config.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command that the others belong to. */
@Command(
        name = "sluice",
        description = "An inference gateway: one OpenAI-compatible address in front of pools of model servers.",
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            KeyCommand.class,
            UsageCommand.class,
            VersionCommand.class,
            HealthCommand.class
        })
@SuppressWarnings("UnusedVariable") // Picocli reads the options itself.
public final class Sluice implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print what there is to say.")
    private boolean help;

    private Sluice() {}

    /** The whole command line; exits are 0 when all went well, 1 when not, 2 when what was given is wrong. */
    public static CommandLine commandLine() {
        return new CommandLine(new Sluice())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, arguments) -> explain(wrong))
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> explain(failure, commandLine));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command");
    }

    private static int explain(ParameterException wrong) {
        CommandLine commandLine = wrong.getCommandLine();
        commandLine
                .getErr()
                .println(wrong.getMessage() + nearest(wrong) + "; see "
                        + commandLine.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static String nearest(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> known = new ArrayList<>();
        CommandLine commandLine = wrong.getCommandLine();
        commandLine.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                known.add(name);
            }
        });
        commandLine.getCommandSpec().options().forEach(option -> known.add(option.longestName()));
        return Nearest.to(unmatched.getUnmatched().get(0), known)
                .map(name -> ", nearest is " + name)
                .orElse("");
    }

    private static int explain(Exception failure, CommandLine commandLine) {
        if (failure instanceof CommandFailedException failed) {
            commandLine.getErr().println(failed.getMessage());
            return failed.exitCode();
        }
        failure.printStackTrace(commandLine.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
