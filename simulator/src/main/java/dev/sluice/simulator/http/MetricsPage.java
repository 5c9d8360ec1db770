package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.EngineCounters;
import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Load;
import dev.sluice.simulator.settings.EngineOptions;
import java.time.InstantSource;

/** The page of metrics, in vLLM's names and labels. */
final class MetricsPage {
    private final EngineOptions options;
    private final String labels;
    private final AdapterSeries adapters;

    MetricsPage(EngineOptions options, String model, InstantSource clock) {
        this.options = options;
        this.labels = "engine=\"0\"," + MetricsText.label("model_name", model);
        this.adapters = new AdapterSeries(clock, options.maxLoras());
    }

    String render(Load load, EngineCounters counters, boolean withAdapters) {
        MetricsText text = new MetricsText(labels);
        gauges(load, text);
        if (withAdapters) {
            adapters.append(load, text);
        }
        text.head("vllm:cache_config_info", "Information of the LLMEngine CacheConfig", "gauge");
        text.count("vllm:cache_config_info", cacheConfig(), 1);
        tokens(counters, text);
        transfers(counters, text);
        requests(counters, text);
        return text.toString();
    }

    private static void gauges(Load load, MetricsText text) {
        text.gauge("vllm:num_requests_running", "Number of requests in model execution batches.", load.running());
        text.gauge("vllm:num_requests_waiting", "Number of requests waiting to be processed.", load.waiting());
        text.gauge("vllm:kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.", load.kvCacheUsage());
    }

    private String cacheConfig() {
        return "block_size=\"" + options.blockSize() + "\",cache_dtype=\"auto\",enable_prefix_caching=\"True\","
                + "num_gpu_blocks=\"" + options.blocks() + '"';
    }

    private static void tokens(EngineCounters counters, MetricsText text) {
        text.counter("vllm:prompt_tokens_total", "Number of prefill tokens processed.", counters.promptTokens());
        text.counter(
                "vllm:generation_tokens_total", "Number of generation tokens processed.", counters.generationTokens());
        text.counter(
                "vllm:prefix_cache_queries_total",
                "Prefix cache queries, in terms of number of queried tokens.",
                counters.prefixQueries());
        text.counter(
                "vllm:prefix_cache_hits_total",
                "Prefix cache hits, in terms of number of cached tokens.",
                counters.prefixHits());
        text.counter(
                "vllm:num_preemptions_total",
                "Cumulative number of preemption from the engine.",
                counters.preemptions());
    }

    private static void transfers(EngineCounters counters, MetricsText text) {
        String name = "vllm:prompt_tokens_by_source_total";
        text.head(name, "Number of prompt tokens by source.", "counter");
        long received = counters.remoteTokens();
        long found = counters.prefixHits();
        text.count(name, "source=\"local_compute\"", counters.prefixQueries() - found - received);
        text.count(name, "source=\"local_cache_hit\"", found);
        text.count(name, "source=\"external_kv_transfer\"", received);
        text.counter(
                "vllm:nixl_num_kv_expired_reqs_total",
                "Number of requests that had their KV expire before they were read.",
                counters.expiredPrompts());
        name = "sluice_simulator:prefills_total";
        text.head(name, "Number of prompts computed here, and of prompts that came computed.", "counter");
        text.count(name, "where=\"local\"", counters.localPrefills());
        text.count(name, "where=\"remote\"", counters.remotePrefills());
    }

    private static void requests(EngineCounters counters, MetricsText text) {
        String name = "vllm:request_success_total";
        text.head(name, "Count of successfully processed requests.", "counter");
        for (FinishReason reason : FinishReason.values()) {
            text.count(name, "finished_reason=\"" + reason.text() + '"', counters.ended(reason));
        }
        text.histogram(
                "vllm:time_to_first_token_seconds",
                "Histogram of time to first token in seconds.",
                counters.timeToFirstToken());
        text.histogram(
                "vllm:inter_token_latency_seconds",
                "Histogram of inter-token latency in seconds.",
                counters.interTokenLatency());
        text.histogram(
                "vllm:e2e_request_latency_seconds",
                "Histogram of e2e request latency in seconds.",
                counters.endToEndLatency());
        text.histogram(
                "vllm:request_queue_time_seconds",
                "Histogram of time spent in WAITING phase for request.",
                counters.queueTime());
    }
}
