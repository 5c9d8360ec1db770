package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cluster.ClusterOptions;
import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.VerticleSpec;
import dev.sluice.spi.Default;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusteringPageTest {
    private static final Path ROOT = Path.of("..");
    private static final String PAGE = read(ROOT.resolve("docs/clustering.md"));

    @Test
    void lists_every_option_with_its_default() {
        assertThat(Arrays.stream(ClusterOptions.class.getRecordComponents()).map(ClusteringPageTest::row))
                .allSatisfy(row -> assertThat(PAGE).contains(row));
    }

    @Test
    void gives_an_example_that_binds_to_the_defaults_but_for_the_name() {
        int start = PAGE.indexOf("```json\n") + 8;
        VerticleSpec spec = Binder.bind(
                "", new JsonObject(PAGE.substring(start, PAGE.indexOf("```", start))).getMap(), VerticleSpec.class);

        assertThat(spec.verticle()).isEqualTo("cluster");
        assertThat(Binder.bind("", spec.options(), ClusterOptions.class)).satisfies(options -> {
            assertThat(options.name()).contains("gateway-1");
            assertThat(options.goneAfter()).isEqualTo(Duration.ofMillis(1500));
        });
    }

    @Test
    void names_files_that_there_are_and_tests_that_hold_the_promises() throws IOException {
        assertThat(found("(?:cluster-config|deploy|conf)/[a-z./-]+\\.(?:yaml|json)"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
        try (Stream<Path> tree = Files.walk(ROOT)) {
            List<String> names = tree.map(path -> path.getFileName().toString()).toList();
            assertThat(found("`[A-Za-z]+Test`")).isNotEmpty().allSatisfy(test -> assertThat(names)
                    .contains(test.replace("`", "") + ".java"));
        }
    }

    private static List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(PAGE)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static String row(RecordComponent option) {
        Default fallback = option.getAnnotation(Default.class);
        String value = fallback == null ? "" : "`" + fallback.value() + "` ";
        return "| `" + option.getName() + "` | " + value;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
