package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.FakeMetrics;
import dev.sluice.simulator.settings.Faults;
import dev.sluice.simulator.settings.MetricsFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final String LABELS = "engine=\"0\",model_name=\"simulated-8b\"";
    private static final String CHAT = "{'messages':[{'role':'user','content':'Hello'}],'max_tokens':3}";

    @Test
    void count_what_was_done_in_the_names_of_vllm() {
        try (Simulation simulation = Simulation.quick()) {
            simulation.chat(CHAT);
            Reply page = simulation.get("/metrics");
            assertThat(page.headers().get("content-type")).startsWith("text/plain; version=0.0.4");
            assertThat(page.body())
                    .contains("# TYPE vllm:num_requests_running gauge\n")
                    .contains("vllm:num_requests_running{" + LABELS + "} 0.0\n")
                    .contains("vllm:num_requests_waiting{" + LABELS + "} 0.0\n")
                    .contains("vllm:kv_cache_usage_perc{" + LABELS + "} 0.0\n")
                    .contains("vllm:cache_config_info{block_size=\"16\",")
                    .contains("num_gpu_blocks=\"4096\"," + LABELS + "} 1.0\n")
                    .contains("vllm:prompt_tokens_total{" + LABELS + "} 5.0\n")
                    .contains("vllm:generation_tokens_total{" + LABELS + "} 3.0\n")
                    .contains("vllm:prefix_cache_queries_total{" + LABELS + "} 5.0\n")
                    .contains("vllm:prefix_cache_hits_total{" + LABELS + "} 0.0\n")
                    .contains("vllm:request_success_total{finished_reason=\"length\"," + LABELS + "} 1.0\n")
                    .contains("# TYPE vllm:time_to_first_token_seconds histogram\n")
                    .contains("vllm:time_to_first_token_seconds_bucket{le=\"+Inf\"," + LABELS + "} 1.0\n")
                    .contains("vllm:inter_token_latency_seconds_count{" + LABELS + "} 2.0\n")
                    .contains("vllm:e2e_request_latency_seconds_count{" + LABELS + "} 1.0\n")
                    .doesNotContain("lora");
        }
    }

    @Test
    void show_load_as_it_is() {
        try (Simulation simulation = new Simulation(Simulation.SLOW
                .withAdapters("red", "blue")
                .withEngine(EngineOptions.defaults().withMaxNumSeqs(2).withMaxLoras(1)))) {
            for (String model : List.of("red", "blue", "simulated-8b")) {
                Simulation.await(simulation.open(
                        "/v1/chat/completions",
                        CHAT.replace("{'messages'", "{'model':'" + model + "','stream':true,'messages'")));
            }
            simulation.awaitCounters(counters -> counters.running() == 2);
            assertThat(simulation.get("/metrics").body())
                    .contains("vllm:num_requests_running{" + LABELS + "} 2.0\n")
                    .contains("vllm:num_requests_waiting{" + LABELS + "} 1.0\n")
                    .contains("vllm:kv_cache_usage_perc{" + LABELS + "} 4.8828125E-4\n")
                    .contains("vllm:lora_requests_info{max_lora=\"1\",running_lora_adapters=\"red\","
                            + "waiting_lora_adapters=\"blue\"} 1");
        }
    }

    @Test
    void keep_the_last_state_of_adapters_below_the_present_one() {
        try (Simulation simulation = new Simulation(Simulation.QUICK.withAdapters("red"))) {
            simulation.get("/metrics");
            Simulation.await(simulation.server.configure(settings ->
                    settings.withFakeMetrics(FakeMetrics.of(1, 0, 0).withAdapters(List.of("red"), List.of()))));
            List<String> series = simulation
                    .get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("vllm:lora_requests_info"))
                    .toList();
            assertThat(series).hasSize(2);
            assertThat(value(series.get(1))).isGreaterThan(value(series.get(0)));
            assertThat(series.get(1)).contains("running_lora_adapters=\"red\"");
        }
    }

    @Test
    void claim_what_they_are_told_to() {
        try (Simulation simulation = Simulation.quick()) {
            Simulation.await(
                    simulation.server.configure(settings -> settings.withFakeMetrics(FakeMetrics.of(3, 12, 0.75))));
            assertThat(simulation.get("/metrics").body())
                    .contains("vllm:num_requests_running{" + LABELS + "} 3.0\n")
                    .contains("vllm:num_requests_waiting{" + LABELS + "} 12.0\n")
                    .contains("vllm:kv_cache_usage_perc{" + LABELS + "} 0.75\n");
        }
    }

    @Test
    void stand_still_when_stale_and_go_on_afterwards() {
        try (Simulation simulation = Simulation.quick()) {
            simulation.with(Faults.NONE.withMetrics(MetricsFault.STALE));
            simulation.chat(CHAT);
            assertThat(simulation.get("/metrics").body())
                    .contains("vllm:generation_tokens_total{" + LABELS + "} 0.0\n");
            simulation.with(Faults.NONE);
            assertThat(simulation.get("/metrics").body())
                    .contains("vllm:generation_tokens_total{" + LABELS + "} 3.0\n");
        }
    }

    @Test
    void fail_when_told_to() {
        try (Simulation simulation = Simulation.quick()) {
            simulation.with(Faults.NONE.withMetrics(MetricsFault.FAILING));
            assertThat(simulation.get("/metrics").status()).isEqualTo(500);
            assertThat(simulation.chat(CHAT).status()).isEqualTo(200);
        }
    }

    private static double value(String sample) {
        return Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1));
    }
}
