package dev.sluice.launcher.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command printed and how it ended. */
record CommandLineRun(int exitCode, String out, String err) {
    static CommandLineRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Sluice.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        String[] words = java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        return new CommandLineRun(commandLine.execute(words), out.toString(), err.toString());
    }
}
