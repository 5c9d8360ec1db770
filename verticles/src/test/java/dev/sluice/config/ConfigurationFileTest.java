package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "10.0.0.7", "EMPTY", "", "MONEY", "$1");

    @TempDir
    Path directory;

    @Test
    void reads_every_kind_of_value() throws Exception {
        assertThat(read("{\"a\": [1, 2.5, true, null, \"x\"], \"b\": {\"c\": {}}}"))
                .isEqualTo(Map.of("a", Arrays.asList(1, 2.5, true, null, "x"), "b", Map.of("c", Map.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://${HOST}:${PORT:-8000}|http://10.0.0.7:8000",
                "${EMPTY:-other}|other",
                "<${EMPTY}>|<>",
                "${PORT:-}|''",
                "$${HOST} $5 {HOST}|${HOST} $5 {HOST}",
                "${MONEY}|$1",
                "${PORT:-a:-b}|a:-b",
            })
    void puts_environment_variables_in_their_places(String text, String filled) throws Exception {
        assertThat(read("{\"key\": \"" + text + "\"}").get("key")).isEqualTo(filled);
    }

    @Test
    void fills_strings_inside_lists_and_objects_and_leaves_keys_alone() throws Exception {
        assertThat(read("{\"${HOST}\": [{\"a\": \"${HOST}\"}]}"))
                .isEqualTo(Map.of("${HOST}", List.of(Map.of("a", "10.0.0.7"))));
    }

    @Test
    void names_path_and_variable_when_one_is_not_set() throws Exception {
        refuses(
                "{\"pools\": [{\"name\": \"${NONE}\"}]}",
                "pools[0].name: the environment variable NONE is not set, and ${NONE} has no default");
    }

    @Test
    void refuses_a_placeholder_without_a_name_or_an_end() throws Exception {
        refuses("{\"a\": \"${HOST\"}", "a: wanted ${NAME} or ${NAME:-default}, found \"${HOST\"");
        refuses("{\"a\": \"${}\"}", "a: wanted ${NAME} or ${NAME:-default}, found \"${}\"");
    }

    @Test
    void says_where_the_json_ends_to_be_json() throws Exception {
        refuses("{\n  \"a\": tru\n}", "not JSON at line 2, column ");
        refuses("{\"a\": 1, \"a\": 2}", "not JSON at line 1, column ");
        refuses("{} {}", "not JSON at line 1, column ");
        refuses("{// no comments\n}", "not JSON at line 1, column ");
        refuses("[]", "wanted an object, found another kind of JSON");
        refuses("", "not JSON");
    }

    @Test
    void says_that_a_file_cannot_be_read() {
        assertThatThrownBy(() -> ConfigurationFile.read(directory.resolve("none"), name -> Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("cannot be read (NoSuchFileException)");
    }

    @Test
    void says_that_a_file_is_not_utf_8() throws Exception {
        Path file = Files.write(directory.resolve("conf.json"), new byte[] {'{', (byte) 0xff, '}'});

        assertThatThrownBy(() -> ConfigurationFile.read(file, name -> Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("not JSON: not UTF-8");
    }

    private Map<String, ?> read(String json) throws Exception {
        Path file = Files.writeString(directory.resolve("conf.json"), json);
        return ConfigurationFile.read(file, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
    }

    private void refuses(String json, String message) throws Exception {
        Files.writeString(directory.resolve("conf.json"), json);
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }
}
