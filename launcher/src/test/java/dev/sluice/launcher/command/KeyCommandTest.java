package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.KeyHash;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
    @TempDir
    Path directory;

    @Test
    void prints_another_key_each_time_whose_hash_is_in_the_entry() {
        CommandLineRun one = CommandLineRun.of("key", "create", "--owner", "ann");
        CommandLineRun other = CommandLineRun.of("key", "create", "--owner", "ann");

        assertThat(one.exitCode()).isZero();
        assertThat(one.out())
                .isNotEqualTo(other.out())
                .contains("owner: \"ann\"")
                .doesNotContain("models", "expires");
        String key = one.out().replaceAll("(?s).*: (sk-sluice-\\S+)\\R.*", "$1");
        assertThat(one.out()).contains("hash: " + KeyHash.of(key));
    }

    @Test
    void prints_the_hash_of_a_key_in_a_file() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "sk-made-by-somebody-else\n");
        CommandLineRun run = CommandLineRun.of("key", "hash", file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualToIgnoringNewLines(
                        KeyHash.of("sk-made-by-somebody-else").toString());
    }

    @Test
    void exits_with_2_and_a_sentence_where_a_key_is_short_or_a_name_is_none() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "secret\n");
        CommandLineRun brief = CommandLineRun.of("key", "hash", file);
        CommandLineRun named = CommandLineRun.of("key", "create", "--owner", "ann", "--id", "a b");

        assertThat(brief.exitCode()).isEqualTo(2);
        assertThat(brief.err())
                .contains("wanted a random key of 22 characters or more")
                .doesNotContain("secret");
        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err()).contains("wanted an id of at most 100 letters");
        assertThat(CommandLineRun.of("key").err()).contains("Say which: create or hash");
    }
}
