package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.document.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeedDocumentsTest {
    @Test
    void the_seed_use_case_is_understood_as_it_stands() throws IOException {
        String text = Files.readString(Path.of("src", "test", "resources", "seed-use-case.yaml"));
        Documents read = DocumentReader.read("seed.yaml", text, name -> Optional.empty());
        List<Reading> readings = read.documents().stream().map(KindReader::read).toList();
        assertThat(read.refused()).isEmpty();
        assertThat(readings).allSatisfy(reading -> assertThat(reading.refused()).isEmpty());
        assertThat(readings)
                .allSatisfy(reading -> assertThat(reading.resource()).isPresent());
        assertThat(readings).flatExtracting(Reading::warnings).hasSize(1);
    }
}
