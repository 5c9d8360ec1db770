package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.KeyHash;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void prints_limits_and_a_budget_as_a_file_of_keys_has_them() {
        CommandLineRun run = CommandLineRun.of(
                "key",
                "create",
                "--owner",
                "ann",
                "--limit",
                "100000 tokens/minute",
                "--limit",
                "60 requests/hour",
                "--budget",
                "20 USD/month");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .endsWith(
                        "  owner: \"ann\"",
                        "  limits: [{\"tokens\":100000,\"per\":\"minute\"},{\"requests\":60,\"per\":\"hour\"}]",
                        "  budget: {\"amount\":20,\"currency\":\"USD\",\"per\":\"month\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--limit|5 words/minute|--limit: wanted such as \"100000 tokens/minute\"",
                "--limit|0 tokens/day|--limit: tokens: wanted 1 to 4503599627370496, found 0",
                "--budget|20/month|--budget: wanted such as \"20 USD/month\"",
            })
    void exits_with_2_and_the_option_where_a_term_is_wrong(String option, String value, String sentence) {
        CommandLineRun run = CommandLineRun.of("key", "create", "--owner", "ann", option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(sentence);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void exits_with_2_where_two_limits_are_of_one_measure_and_period() {
        CommandLineRun run = CommandLineRun.of(
                "key", "create", "--owner", "ann", "--limit", "5 tokens/day", "--limit", "6 tokens/day");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("limits[1]: wanted one limit of tokens per day, found another");
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
