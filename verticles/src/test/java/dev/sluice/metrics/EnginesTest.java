package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void reads_vllm() {
        assertThat(read("vllm", """
                # HELP vllm:num_requests_running Number of requests in model execution batches.
                # TYPE vllm:num_requests_running gauge
                vllm:num_requests_running{engine="0",model_name="llama"} 3.0
                vllm:num_requests_waiting{engine="0",model_name="llama"} 2.0
                vllm:num_requests_waiting_by_reason{engine="0",model_name="llama",reason="capacity"} 7.0
                vllm:kv_cache_usage_perc{engine="0",model_name="llama"} 0.25
                vllm:cache_config_info{block_size="16",cache_dtype="auto",engine="0",num_gpu_blocks="2048"} 1.0
                vllm:lora_requests_info{max_lora="4",running_lora_adapters="a, b",waiting_lora_adapters="c"} 1.7e9
                """))
                .isEqualTo(new Sample(
                        NOW,
                        OptionalInt.of(2),
                        OptionalInt.of(3),
                        OptionalDouble.of(0.25),
                        Optional.of(new Adapters(Set.of("a", "b"), Set.of("c"), 4)),
                        Optional.of(new CacheShape(16, 2048))));
    }

    @Test
    void reads_sglang() {
        assertThat(read("sglang", """
                sglang:num_queue_reqs{engine_type="unified",model_name="llama",pp_rank="0",tp_rank="0"} 2.0
                sglang:num_running_reqs{engine_type="unified",model_name="llama",pp_rank="0",tp_rank="0"} 3.0
                sglang:token_usage{engine_type="unified",model_name="llama",pp_rank="0",tp_rank="0"} 0.28
                sglang:cache_config_info{num_pages="500",page_size="64"} 1.0
                """)).isEqualTo(sample(2, 3, 0.28, new CacheShape(64, 500)));
    }

    @Test
    void reads_trtllm_serve() {
        assertThat(read("trtllm-serve", """
                trtllm_num_requests_waiting{model_name="llama"} 2
                trtllm_num_requests_running{model_name="llama"} 3
                trtllm_kv_cache_utilization{model_name="llama"} 0.5
                trtllm_kv_cache_tokens_per_block{model_name="llama"} 32
                trtllm_kv_cache_max_blocks{model_name="llama"} 900
                """)).isEqualTo(sample(2, 3, 0.5, new CacheShape(32, 900)));
    }

    @Test
    void reads_triton_with_tensorrt_llm() {
        assertThat(read("triton-tensorrt-llm", """
                nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="waiting",version="1"} 2
                nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="scheduled",version="1"} 3
                nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="max",version="1"} 512
                nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="fraction",model="tensorrt_llm"} 0.5
                nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="tokens_per",model="tensorrt_llm"} 64
                nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="used",model="tensorrt_llm"} 300
                nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="max",model="tensorrt_llm"} 600
                """)).isEqualTo(sample(2, 3, 0.5, new CacheShape(64, 600)));
    }

    @Test
    void reads_llamacpp_which_tells_nothing_of_its_cache() {
        assertThat(read("llamacpp", "llamacpp:requests_processing 4\nllamacpp:requests_deferred 2\n"))
                .isEqualTo(new Sample(
                        NOW,
                        OptionalInt.of(2),
                        OptionalInt.of(4),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void sums_the_requests_and_blocks_of_data_parallel_ranks_and_averages_their_cache_usage() {
        assertThat(read("vllm", """
                vllm:num_requests_waiting{engine="0",model_name="llama"} 2
                vllm:num_requests_waiting{engine="1",model_name="llama"} 5
                vllm:num_requests_running{engine="0",model_name="llama"} 3
                vllm:num_requests_running{engine="1",model_name="llama"} 4
                vllm:kv_cache_usage_perc{engine="0",model_name="llama"} 0.5
                vllm:kv_cache_usage_perc{engine="1",model_name="llama"} 1.0
                vllm:cache_config_info{block_size="16",engine="0",num_gpu_blocks="100"} 1
                vllm:cache_config_info{block_size="16",engine="1",num_gpu_blocks="120"} 1
                """)).isEqualTo(sample(7, 7, 0.75, new CacheShape(16, 220)));
    }

    @Test
    void counts_once_what_tensor_and_pipeline_parallel_ranks_all_report() {
        assertThat(read("sglang", """
                sglang:num_queue_reqs{dp_rank="0",pp_rank="0",tp_rank="0"} 2
                sglang:num_queue_reqs{dp_rank="0",pp_rank="0",tp_rank="1"} 2
                sglang:num_queue_reqs{dp_rank="1",pp_rank="0",tp_rank="2"} 5
                sglang:num_queue_reqs{dp_rank="1",pp_rank="1",tp_rank="3"} 4
                """).waitingRequests()).hasValue(7);
    }

    @Test
    void takes_the_adapters_of_the_series_that_changed_last() {
        assertThat(read("vllm", """
                vllm:lora_requests_info{max_lora="4",running_lora_adapters="old",waiting_lora_adapters=""} 1700000001.5
                vllm:lora_requests_info{max_lora="4",running_lora_adapters="new,,other ",waiting_lora_adapters=""} 1700000002.5
                vllm:lora_requests_info{max_lora="4",running_lora_adapters="",waiting_lora_adapters=""} 1700000000.0
                vllm:lora_requests_info{max_lora="4",running_lora_adapters="odd",waiting_lora_adapters=""} NaN
                """).adapters()).contains(new Adapters(Set.of("new", "other"), Set.of(), 4));
    }

    @Test
    void knows_no_adapters_without_their_number() {
        assertThat(read("vllm", "vllm:lora_requests_info{max_lora=\"many\",running_lora_adapters=\"a\"} 17")
                        .adapters())
                .isEmpty();
    }

    @Test
    void takes_the_former_name_of_the_cache_usage_only_where_the_new_one_is_missing() {
        assertThat(read("vllm", "vllm:gpu_cache_usage_perc 0.4\n").kvCacheUsage())
                .hasValue(0.4);
        assertThat(read("vllm", "vllm:gpu_cache_usage_perc 0.4\nvllm:kv_cache_usage_perc 0.3\n")
                        .kvCacheUsage())
                .hasValue(0.3);
    }

    @Test
    void does_not_take_unknown_for_zero() {
        assertThat(read("vllm", "# nothing\nprocess_cpu_seconds_total 5\n")).isEqualTo(UNKNOWN_NOW);
    }

    private static final Sample UNKNOWN_NOW = new Sample(
            NOW, OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-1", "+Inf", "1e300", "many"})
    void does_not_know_a_count_that_makes_no_sense(String value) {
        assertThat(read("vllm", "vllm:num_requests_waiting " + value).waitingRequests())
                .isEmpty();
    }

    @Test
    void does_not_take_a_part_of_the_ranks_for_the_sum() {
        assertThat(read("vllm", """
                vllm:num_requests_waiting{engine="0"} 2
                vllm:num_requests_waiting{engine="1"} NaN
                vllm:kv_cache_usage_perc{engine="0"} 0.2
                vllm:kv_cache_usage_perc{engine="1"} -1
                """)).isEqualTo(UNKNOWN_NOW);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0, 0", "1.0000001, 1", "87, 1"})
    void holds_cache_usage_between_0_and_1(String value, double usage) {
        assertThat(read("vllm", "vllm:kv_cache_usage_perc " + value).kvCacheUsage())
                .hasValue(usage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-0.1", "+Inf"})
    void does_not_know_a_cache_usage_that_makes_no_sense(String value) {
        assertThat(read("vllm", "vllm:kv_cache_usage_perc " + value).kvCacheUsage())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block_size=\"16\",num_gpu_blocks=\"None\"",
                "block_size=\"16\"",
                "block_size=\"0\",num_gpu_blocks=\"100\"",
                "block_size=\"-16\",num_gpu_blocks=\"100\"",
                "num_gpu_blocks=\"100\""
            })
    void does_not_know_the_shape_of_a_cache_told_by_half(String labels) {
        assertThat(read("vllm", "vllm:cache_config_info{" + labels + "} 1").cache())
                .isEmpty();
    }

    @Test
    void chooses_the_engine_by_either_label_the_first_before_the_second() {
        String text = "vllm:num_requests_waiting 1\nsglang:num_queue_reqs 2\nllamacpp:requests_deferred 3\n";

        assertThat(waiting(Map.of(), text)).hasValue(1);
        assertThat(waiting(Map.of("llm-d.ai/engine-type", "sglang"), text)).hasValue(2);
        assertThat(waiting(Map.of("inference.networking.k8s.io/engine-type", "llamacpp"), text))
                .hasValue(3);
        assertThat(waiting(
                        Map.of(
                                "llm-d.ai/engine-type", "sglang",
                                "inference.networking.k8s.io/engine-type", "llamacpp"),
                        text))
                .hasValue(2);
        assertThat(waiting(Map.of("llm-d.ai/engine-type", "never-heard-of"), text))
                .hasValue(1);
    }

    @Test
    void takes_the_configured_engine_for_endpoints_that_name_none() {
        Engines engines = new Engines("llamacpp", List.of());

        assertThat(read(engines.of(Map.of()), "llamacpp:requests_deferred 3").waitingRequests())
                .hasValue(3);
    }

    @Test
    void reads_configured_engines_which_replace_built_in_ones() {
        Engines engines = new Engines("mine", List.of(engine("mine", "queue{kind=a}"), engine("vllm", "other_queue")));

        assertThat(read(engines.of(Map.of()), "queue{kind=\"a\"} 4\nqueue{kind=\"b\"} 9")
                        .waitingRequests())
                .hasValue(4);
        assertThat(read(
                                engines.of(Map.of("llm-d.ai/engine-type", "vllm")),
                                "vllm:num_requests_waiting 1\nother_queue 5")
                        .waitingRequests())
                .hasValue(5);
    }

    @Test
    void refuses_a_default_that_nobody_knows_and_an_engine_configured_twice() {
        assertThatThrownBy(() -> new Engines("vlm", List.of()))
                .hasMessage("wanted a defaultEngine among vllm, sglang, trtllm-serve, triton-tensorrt-llm, llamacpp,"
                        + " found 'vlm'");
        assertThatThrownBy(() -> new Engines("vllm", List.of(engine("a", "x"), engine("a", "y"))))
                .hasMessage("wanted each engine once in engineConfigs");
    }

    @Test
    void refuses_a_spec_that_cannot_be_read_when_it_is_configured() {
        assertThatThrownBy(() -> engine("mine", "queue{kind}")).hasMessageContaining("`kind` is not label=value");
    }

    private static EngineConfig engine(String name, String queued) {
        return new EngineConfig(name, queued, "", "", "", "", "", "", "", "");
    }

    private static OptionalInt waiting(Map<String, String> labels, String text) {
        return read(new Engines("vllm", List.of()).of(labels), text).waitingRequests();
    }

    private static Sample read(String engine, String text) {
        return read(new Engines(engine, List.of()).of(Map.of()), text);
    }

    private static Sample read(Engine engine, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return engine.read(bytes, bytes.length, NOW);
    }

    private static Sample sample(int waiting, int running, double kvCacheUsage, CacheShape cache) {
        return new Sample(
                NOW,
                OptionalInt.of(waiting),
                OptionalInt.of(running),
                OptionalDouble.of(kvCacheUsage),
                Optional.empty(),
                Optional.of(cache));
    }
}
