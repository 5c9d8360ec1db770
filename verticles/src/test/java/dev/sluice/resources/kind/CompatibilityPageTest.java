package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityPageTest {
    private static final Path PAGE = Path.of("..", "docs", "compatibility.md");

    static Stream<Kind<?>> kinds() {
        return Kinds.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tells_of_every_field_of_a_kind(Kind<?> kind) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page)
                .contains("### " + kind.name() + "\n", "`" + kind.apiVersions().get(0) + "`");
        String section = page.substring(page.indexOf("### " + kind.name() + "\n") + 1);
        String rows = section.substring(
                0, Math.max(section.indexOf("\n###"), 0) == 0 ? section.length() : section.indexOf("\n###"));
        for (Map.Entry<String, String> field : Fields.of(kind).entrySet()) {
            assertThat(rows).contains("| `" + field.getKey() + "` | " + field.getValue());
        }
    }
}
