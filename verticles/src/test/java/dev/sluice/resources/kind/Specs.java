package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.document.Document;
import dev.sluice.resources.document.DocumentReader;
import java.util.Optional;
import java.util.stream.Collectors;

/** Documents of a kind around a spec, whose lines are separated by semicolons and start at line 5. */
final class Specs {
    private Specs() {}

    static Reading read(String apiVersion, String kind, String spec) {
        return readText("apiVersion: %s\nkind: %s\nmetadata: {name: a}\nspec:\n  %s\n"
                .formatted(apiVersion, kind, spec.replace(";", "\n  ")));
    }

    static Reading readText(String yaml) {
        DocumentReader.Documents documents = DocumentReader.read("a.yaml", yaml, name -> Optional.empty());
        assertThat(documents.refused()).isEmpty();
        Document document = documents.documents().get(0);
        return KindReader.read(document);
    }

    static void assertValid(Reading reading) {
        assertThat(reading.refused()).isEmpty();
        assertThat(reading.resource()).isPresent();
    }

    static void assertRefused(Reading reading, int line, String path, String sentence) {
        assertThat(reading.resource()).isEmpty();
        assertThat(reading.refused().stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEqualTo("a.yaml:" + line + ": " + path + ": " + sentence);
    }
}
