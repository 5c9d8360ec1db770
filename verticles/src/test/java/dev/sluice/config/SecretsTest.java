package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    record Holder(Secret key) {}

    @TempDir
    Path directory;

    @Test
    void reads_a_secret_from_the_text_itself() {
        assertThat(bind("s3cret").value()).isEqualTo("s3cret");
    }

    @Test
    void reads_a_secret_from_a_file_without_its_last_line_break() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "s3cret\n");

        assertThat(bind("file:" + file).value()).isEqualTo("s3cret");
        assertThat(bind(Map.of("file", file.toString())).value()).isEqualTo("s3cret");
    }

    @Test
    void shows_no_secret() {
        assertThat(new Holder(bind("s3cret"))).hasToString("Holder[key=Secret[hidden]]");
    }

    @Test
    void says_which_file_is_missing_empty_or_too_large() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Path large = Files.writeString(directory.resolve("large"), "x".repeat(70_000));

        refuses("file:/no/such", "key: cannot read the file /no/such");
        refuses("file:" + empty, "key: the file " + empty + " is empty");
        refuses("file:" + large, "key: the file " + large + " is larger than 64 KiB");
    }

    @Test
    void shows_nothing_of_a_value_of_another_kind() {
        refuses(
                Map.of("value", "s3cret"),
                "key: wanted a secret, or the file that holds it as file:/run/secrets/name, found something else");
    }

    private static Secret bind(Object value) {
        return Binder.bind("", Map.of("key", value), Holder.class).key();
    }

    private static void refuses(Object value, String message) {
        assertThatThrownBy(() -> bind(value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
