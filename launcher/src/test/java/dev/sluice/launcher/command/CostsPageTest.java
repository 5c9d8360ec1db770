package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cost.PriceList;
import dev.sluice.cost.Tokens;
import dev.sluice.prices.PricesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsPageTest {
    @TempDir
    private Path directory;

    private static List<String> examples(String language) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "costs.md"));
        Matcher blocks = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        List<String> examples = new ArrayList<>();
        while (blocks.find()) {
            examples.add(blocks.group(1));
        }
        return examples;
    }

    private Path configuration() throws IOException {
        Path documents = Files.writeString(
                directory.resolve("documents.yaml"), examples("yaml").get(0));
        String json = examples("json")
                .get(0)
                .replace("documents.yaml", documents.toString())
                .replace("./data/ledger", directory.resolve("ledger").toString());
        return Files.writeString(directory.resolve("gateway.json"), json);
    }

    @Test
    void gives_a_configuration_and_documents_that_pass_the_check() throws IOException {
        CommandLineRun run = CommandLineRun.of("check", configuration());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("10 verticles").contains("4 documents");
    }

    @Test
    void gives_a_price_list_that_charges_what_it_says() throws IOException {
        PriceList list = PricesFile.read(examples("yaml").get(1));
        Tokens million = new Tokens(1_000_000, 0, 0, 1_000_000, 0, 0, 0);

        assertThat(list.charge("gpt-4o-mini", "ai/openai", Instant.parse("2026-12-31T23:59:59Z"), million)
                        .amount()
                        .orElseThrow())
                .isEqualByComparingTo("0.75");
        assertThat(list.charge("gpt-4o-mini", "ai/openai", Instant.parse("2027-01-01T00:00:00Z"), million)
                        .amount()
                        .orElseThrow())
                .isEqualByComparingTo("0.62");
    }

    @Test
    void shows_commands_that_are_understood() throws IOException {
        Path configuration = configuration();
        for (String command : examples("sh").get(0).lines().toList()) {
            Object[] words = command.replace("conf/gateway.json", configuration.toString())
                    .split(" ");
            CommandLineRun run =
                    CommandLineRun.of(List.of(words).subList(1, words.length).toArray());

            assertThat(run.err())
                    .startsWith("The ledger cannot be read: Database")
                    .contains("not found");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void says_what_is_wrong_with_a_question() throws IOException {
        Path configuration = configuration();

        assertThat(CommandLineRun.of("usage", "--config", configuration, "--from", "yesterday")
                        .err())
                .contains("--from: wanted a day such as 2026-11-01 or an hour");
        assertThat(CommandLineRun.of("usage", "--config", configuration, "--from", "2026-11-01", "--by", "colour")
                        .err())
                .contains("wanted any of tenant, owner, key, model, pool, day, hour, found colour");
        assertThat(CommandLineRun.of("usage", "--config", configuration, "--from", "2026-11-01T13:30Z")
                        .err())
                .contains("wanted a whole hour, found 2026-11-01T13:30:00Z");
    }
}
