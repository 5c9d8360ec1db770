package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.InferenceApi;
import dev.sluice.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/validation.md} are true. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "validation.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```json\n(.*?)```\n\n> `([^`]+)`: ([^\n]+)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("\\| `(max[A-Za-z]+)` \\| (\\d+) \\|");

    @Test
    void refuses_each_example_as_the_page_says() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        int examples = 0;
        while (example.find()) {
            assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, example.group(1)))
                    .isEqualTo(new Problem.InvalidRequest(example.group(3), example.group(2)));
            examples++;
        }
        assertThat(examples).isEqualTo(4);
    }

    @Test
    void lists_every_option_with_its_default() throws IOException {
        Matcher option = OPTION.matcher(Files.readString(PAGE));
        StringBuilder listed = new StringBuilder();
        while (option.find()) {
            listed.append(listed.isEmpty() ? "" : ", ")
                    .append(option.group(1))
                    .append('=')
                    .append(option.group(2));
        }
        assertThat(ValidationOptions.DEFAULT).hasToString("ValidationOptions[" + listed + "]");
    }
}
