package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SluiceTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void prints_its_version(String word) {
        CommandLineRun run = CommandLineRun.of(word);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("sluice \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void prints_what_each_command_is_for_and_hides_what_only_containers_need() {
        CommandLineRun run = CommandLineRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("run", "check", "version").doesNotContain("health");
    }

    @Test
    void exits_with_2_and_a_sentence_when_it_is_called_wrongly() {
        assertThat(CommandLineRun.of()).isEqualTo(wrong("Say which command; see sluice --help"));
        assertThat(CommandLineRun.of("rnu"))
                .isEqualTo(wrong("Unmatched argument at index 0: 'rnu', nearest is run; see sluice --help"));
        assertThat(CommandLineRun.of("check", "--hepl"))
                .isEqualTo(wrong("Unknown option: '--hepl', nearest is --help; see sluice check --help"));
    }

    private static CommandLineRun wrong(String sentence) {
        return new CommandLineRun(2, "", sentence + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void exits_with_2_and_says_what_is_wrong_in_a_configuration(String command) throws Exception {
        Path file = Files.writeString(directory.resolve("gateway.json"), "{\"pool\": []}");
        CommandLineRun run = CommandLineRun.of(command, file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(file + ": pool: unknown key; nearest is pools (known: ")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void exits_with_2_when_there_is_no_configuration(String command) {
        Path file = directory.resolve("none.json");
        CommandLineRun run = CommandLineRun.of(command, file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines(file + ": cannot be read (NoSuchFileException)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void names_the_nearest_verticle_for_an_unknown_one(String command) throws Exception {
        Path file = Files.writeString(
                directory.resolve("gateway.json"),
                "{\"verticles\": [{\"verticle\": \"com.example.Mine\"}], \"pools\": [{\"name\": \"a\", \"endpoints\": []}]}");
        CommandLineRun run = CommandLineRun.of(command, file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(file + ": verticles[0].verticle: no verticle is named com.example.Mine");
    }
}
