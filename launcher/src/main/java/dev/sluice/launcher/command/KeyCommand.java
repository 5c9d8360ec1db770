package dev.sluice.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that make API keys for a file of keys. */
@Command(
        name = "key",
        description = "Make API keys, and the entries for a file of keys, in which only their hashes stand.",
        subcommands = {KeyCreateCommand.class, KeyHashCommand.class})
final class KeyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: create or hash");
    }
}
