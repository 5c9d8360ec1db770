package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Default;
import dev.sluice.spi.Sample;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsPageOfTheDocsTest {
    private final String page = read();

    @Test
    void gives_an_example_of_a_new_engine_that_works() throws Exception {
        int start = page.indexOf("```json\n") + 8;
        JsonObject example = new JsonObject(page.substring(start, page.indexOf("```", start)));
        EngineConfig config = engine(example.getJsonArray("engineConfigs").getJsonObject(0));
        byte[] text = """
                my_requests{state="queued"} 2
                my_requests{state="running"} 3
                my_cache_used_ratio 0.5
                my_cache_block_tokens 16
                my_cache_blocks 100
                """.getBytes(StandardCharsets.UTF_8);

        Sample sample = new Engines(example.getString("defaultEngine"), List.of(config))
                .of(Map.of())
                .read(text, text.length, Instant.EPOCH);

        assertThat(sample.waitingRequests()).hasValue(2);
        assertThat(sample.runningRequests()).hasValue(3);
        assertThat(sample.kvCacheUsage()).hasValue(0.5);
        assertThat(sample.cache()).contains(new CacheShape(16, 100));
    }

    @Test
    void lists_every_option_with_its_default() {
        assertThat(Arrays.stream(MetricsOptions.class.getRecordComponents()).map(MetricsPageOfTheDocsTest::row))
                .allSatisfy(row -> assertThat(page).contains(row));
    }

    private static String row(RecordComponent option) {
        return "| `" + option.getName() + "` | `" + fallback(option) + "` |";
    }

    private static EngineConfig engine(JsonObject json) throws ReflectiveOperationException {
        RecordComponent[] components = EngineConfig.class.getRecordComponents();
        assertThat(Arrays.stream(components).map(RecordComponent::getName)).containsAll(json.fieldNames());
        Object[] values = Arrays.stream(components)
                .map(component -> json.containsKey(component.getName())
                        ? json.getString(component.getName())
                        : fallback(component))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return EngineConfig.class.getConstructor(types).newInstance(values);
    }

    private static String fallback(RecordComponent component) {
        return component.getAnnotation(Default.class).value();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "metrics.md"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
