package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolModelsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private static final URI FIRST = URI.create("http://127.0.0.1:8001");
    private static final URI SECOND = URI.create("http://127.0.0.1:8002");

    private final PoolModels models = pool(List.of());

    @Test
    void tells_the_union_in_the_order_of_the_endpoints() {
        models.answered(SECOND, List.of(model("b"), model("shared")));
        models.answered(FIRST, List.of(model("a"), model("shared")));

        assertThat(ids(models.told(START))).containsExactly("a", "shared", "b");
    }

    @Test
    void tells_of_a_model_what_the_first_endpoint_says() {
        models.answered(FIRST, List.of(model("a")));
        models.answered(SECOND, List.of(new ServedModel("a", START, "other", Optional.empty())));

        assertThat(models.told(START).models()).containsExactly(model("a"));
    }

    @Test
    void tells_configured_models_first_with_what_the_endpoints_say_of_them() {
        PoolModels configured = pool(List.of("dark", "b"));
        configured.answered(FIRST, List.of(model("a"), model("b")));

        assertThat(configured.told(START).models())
                .containsExactly(new ServedModel("dark", START, "sluice", Optional.empty()), model("b"), model("a"));
    }

    @Test
    void has_news_only_when_the_union_changes() {
        models.answered(FIRST, List.of(model("a")));
        assertThat(models.news(START)).isPresent();

        models.answered(FIRST, List.of(model("a")));
        assertThat(models.news(START)).isEmpty();

        models.answered(SECOND, List.of(model("a")));
        assertThat(models.news(START)).isEmpty();

        models.answered(SECOND, List.of(model("a"), model("b")));
        assertThat(models.news(START).map(PoolModelsTest::ids)).contains(List.of("a", "b"));
    }

    @Test
    void has_no_news_when_an_engine_dates_its_models_anew_with_each_answer() {
        models.answered(FIRST, List.of(model("a")));
        models.told(START);

        models.answered(FIRST, List.of(new ServedModel("a", START.plusSeconds(5), "vllm", Optional.empty())));

        assertThat(models.news(START)).isEmpty();
        assertThat(models.told(START).models()).containsExactly(model("a"));
    }

    @Test
    void keeps_the_models_of_a_silent_endpoint_for_the_grace_and_no_longer() {
        models.answered(FIRST, List.of(model("a")));
        models.failed(FIRST, START);
        models.failed(FIRST, START.plusSeconds(20));

        assertThat(ids(models.told(START.plusSeconds(30)))).containsExactly("a");
        assertThat(ids(models.told(START.plusSeconds(31)))).isEmpty();
    }

    @Test
    void tells_models_that_come_back_after_the_grace() {
        models.answered(FIRST, List.of(model("a")));
        models.failed(FIRST, START);
        models.told(START.plusSeconds(31));

        models.answered(FIRST, List.of(model("a")));

        assertThat(models.news(START.plusSeconds(32)).map(PoolModelsTest::ids)).contains(List.of("a"));
    }

    @Test
    void keeps_the_models_of_an_endpoint_that_has_left_for_the_grace_and_hears_it_no_longer() {
        models.answered(FIRST, List.of(model("a")));

        models.follow(spec(List.of(), SECOND), START);
        models.answered(FIRST, List.of(model("late")));

        assertThat(ids(models.told(START.plusSeconds(30)))).containsExactly("a");
        assertThat(ids(models.told(START.plusSeconds(31)))).isEmpty();
    }

    @Test
    void tells_the_models_of_endpoints_that_stay_and_of_other_configuration() {
        models.answered(SECOND, List.of(model("b")));

        models.follow(spec(List.of("dark"), SECOND), START);

        assertThat(ids(models.told(START.plusSeconds(31)))).containsExactly("dark", "b");
    }

    private static PoolModels pool(List<String> configured) {
        return new PoolModels(spec(configured, FIRST, SECOND), Duration.ofSeconds(30), START);
    }

    private static PoolSpec spec(List<String> configured, URI... addresses) {
        List<EndpointSpec> endpoints = Arrays.stream(addresses)
                .map(address -> new EndpointSpec(address, "", Map.of()))
                .toList();
        return new PoolSpec("llama", configured, endpoints, new PickerSpec(List.of(), List.of()));
    }

    private static ServedModel model(String id) {
        return new ServedModel(id, START.minusSeconds(100), "vllm", Optional.empty());
    }

    private static List<String> ids(ServedModels models) {
        return models.models().stream().map(ServedModel::id).toList();
    }
}
