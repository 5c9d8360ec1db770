package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void is_put_aside_before_it_grows_over_20_bytes_and_the_one_before_is_deleted() throws Exception {
        Path path = directory.resolve("decisions.jsonl");
        DecisionFile file = new DecisionFile(path, 20);
        for (int n = 1; n <= 5; n++) {
            JsonObject line = new JsonObject().put("n", n);
            file.append(List.of(() -> line));
        }
        assertThat(Files.readString(path)).isEqualTo("{\"n\":5}\n");
        assertThat(Files.readString(directory.resolve("decisions.jsonl.1"))).isEqualTo("{\"n\":3}\n{\"n\":4}\n");
    }

    @Test
    void has_the_name_of_the_pool_before_its_ending() {
        assertThat(DecisionFile.ofPool("logs/decisions.jsonl", "default/llama"))
                .isEqualTo(Path.of("logs/decisions-default%2Fllama.jsonl"));
        assertThat(DecisionFile.ofPool("decisions", "llama")).isEqualTo(Path.of("decisions-llama"));
    }
}
