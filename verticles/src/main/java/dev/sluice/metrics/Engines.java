package dev.sluice.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of model servers whose metrics can be read, by name. */
final class Engines {
    private static final List<String> ENGINE_LABELS =
            List.of("llm-d.ai/engine-type", "inference.networking.k8s.io/engine-type");

    private static final List<EngineConfig> BUILT_IN = List.of(
            new EngineConfig(
                    "vllm",
                    "vllm:num_requests_waiting",
                    "vllm:num_requests_running",
                    "vllm:kv_cache_usage_perc",
                    "vllm:lora_requests_info",
                    "vllm:cache_config_info",
                    "block_size",
                    "num_gpu_blocks",
                    "",
                    ""),
            new EngineConfig(
                    "sglang",
                    "sglang:num_queue_reqs",
                    "sglang:num_running_reqs",
                    "sglang:token_usage",
                    "",
                    "sglang:cache_config_info",
                    "page_size",
                    "num_pages",
                    "",
                    ""),
            new EngineConfig(
                    "trtllm-serve",
                    "trtllm_num_requests_waiting",
                    "trtllm_num_requests_running",
                    "trtllm_kv_cache_utilization",
                    "",
                    "",
                    "",
                    "",
                    "trtllm_kv_cache_tokens_per_block",
                    "trtllm_kv_cache_max_blocks"),
            new EngineConfig(
                    "triton-tensorrt-llm",
                    "nv_trt_llm_request_metrics{request_type=waiting}",
                    "nv_trt_llm_request_metrics{request_type=scheduled}",
                    "nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type=fraction}",
                    "",
                    "",
                    "",
                    "",
                    "nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type=tokens_per}",
                    "nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type=max}"),
            new EngineConfig(
                    "llamacpp",
                    "llamacpp:requests_deferred",
                    "llamacpp:requests_processing",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    ""));

    private final Map<String, Engine> engines = new LinkedHashMap<>();
    private final Engine fallback;

    /**
     * Knows the built-in kinds and those configured, which replace built-in ones of the same name.
     *
     * @param defaultEngine the kind of an endpoint that does not say, or says an unknown one
     */
    Engines(String defaultEngine, List<EngineConfig> configured) {
        if (configured.stream().map(EngineConfig::name).distinct().count() < configured.size()) {
            throw new IllegalArgumentException("wanted each engine once in engineConfigs");
        }
        Stream.concat(BUILT_IN.stream(), configured.stream())
                .forEach(config -> engines.put(config.name(), new Engine(config)));
        this.fallback = Optional.ofNullable(engines.get(defaultEngine))
                .orElseThrow(() -> new IllegalArgumentException("wanted a defaultEngine among "
                        + String.join(", ", engines.keySet()) + ", found '" + defaultEngine + "'"));
    }

    /** Refuses what cannot be made engines of. */
    static void check(String defaultEngine, List<EngineConfig> configured) {
        Engine unused = new Engines(defaultEngine, configured).fallback;
    }

    /** The kind that an endpoint's labels name. */
    Engine of(Map<String, String> labels) {
        return ENGINE_LABELS.stream()
                .flatMap(label -> Optional.ofNullable(labels.get(label)).stream())
                .findFirst()
                .flatMap(name -> Optional.ofNullable(engines.get(name)))
                .orElse(fallback);
    }
}
