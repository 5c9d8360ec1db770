package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import dev.sluice.simulator.SimulatorOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @TempDir
    private Path directory;

    @Test
    void single_pool_answers_from_both_of_its_endpoints() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("LLAMA_PORT", "llama")
                .server("LLAMA_PORT_2", "llama")
                .runExample("single-pool")) {
            until("both answer", () -> {
                assertThat(gateway.chat("llama").status()).isEqualTo(200);
                return served(gateway, "LLAMA_PORT") > 0 && served(gateway, "LLAMA_PORT_2") > 0;
            });
        }
    }

    @Test
    void several_models_are_listed_and_lead_to_their_pools() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("LLAMA_PORT", "llama")
                .server("MISTRAL_PORT", "mistral")
                .runExample("several-models")) {
            assertThat(gateway.chat("llama").status()).isEqualTo(200);
            assertThat(gateway.chat("mistral").status()).isEqualTo(200);
            assertThat(served(gateway, "LLAMA_PORT")).isEqualTo(1);
            assertThat(served(gateway, "MISTRAL_PORT")).isEqualTo(1);
            assertThat(gateway.get("/v1/models").body())
                    .contains("\"llama\"", "\"mistral\"", "\"owned_by\":\"platform\"");
            Answer unknown = gateway.chat("gemma");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.body()).contains("model_not_found", "llama", "mistral");
        }
    }

    @Test
    void canary_gets_its_share_under_the_name_that_clients_know() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("STABLE_PORT", "llama")
                .server("CANARY_PORT", "llama-next")
                .runExample("canary")) {
            int requests = 300;
            for (int i = 0; i < requests; i++) {
                Answer answer = gateway.chat("chat");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).contains("\"model\":\"chat\"");
            }
            // Of 300 with a chance of 0.1, fewer than 6 or more than 70 come once in 10^8.
            assertThat(served(gateway, "CANARY_PORT")).isBetween(6L, 70L);
            assertThat(served(gateway, "STABLE_PORT")).isEqualTo(requests - served(gateway, "CANARY_PORT"));
        }
    }

    @Test
    void overflow_reaches_the_provider_when_the_pool_cannot_answer() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("LLAMA_PORT", "llama")
                .server("PROVIDER_PORT", "llama-hosted")
                .set("PROVIDER_HOST", "localhost")
                .set("PROVIDER_KEY", "secret")
                .runExample("overflow")) {
            assertThat(gateway.chat("llama").status()).isEqualTo(200);
            assertThat(served(gateway, "LLAMA_PORT")).isEqualTo(1);
            await(gateway.server("LLAMA_PORT").closePort());
            Answer overflown = gateway.chat("llama");
            assertThat(overflown.status()).isEqualTo(200);
            assertThat(overflown.body()).contains("\"model\":\"llama-hosted\"");
            assertThat(served(gateway, "PROVIDER_PORT")).isEqualTo(1);
        }
    }

    @Test
    void lora_adapters_are_listed_and_one_name_is_shared_out() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server(
                        "LLAMA_PORT",
                        SimulatorOptions.defaults().withModels("llama").withAdapters("reviews-v1", "reviews-v2"))
                .runExample("lora")) {
            until(
                    "the adapters are listed",
                    () -> gateway.get("/v1/models").body().contains("reviews-v2"));
            Answer answer = gateway.chat("reviews");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("\"model\":\"reviews\"");
            assertThat(gateway.chat("reviews-v1").status()).isEqualTo(200);
        }
    }

    @Test
    void two_tenants_reach_their_own_pools_only() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("RED_PORT", "chat")
                .server("BLUE_PORT", "chat")
                .runExample("two-tenants")) {
            assertThat(gateway.chat("red.example.com", "chat").status()).isEqualTo(200);
            assertThat(served(gateway, "RED_PORT")).isEqualTo(1);
            assertThat(served(gateway, "BLUE_PORT")).isZero();
            assertThat(gateway.chat("blue.example.com", "chat").status()).isEqualTo(200);
            assertThat(served(gateway, "BLUE_PORT")).isEqualTo(1);
            assertThat(gateway.get("red.example.com", "/v1/models").body()).contains("\"owned_by\":\"red\"");
            assertThat(gateway.chat("green.example.com", "chat").status()).isEqualTo(404);
        }
    }

    @Test
    void limits_refuse_a_tenant_that_used_its_tokens_and_no_other() {
        try (DocumentedGateway gateway = new DocumentedGateway(directory)
                .server("RESERVED_PORT", "llama")
                .server("ON_DEMAND_PORT", "llama")
                .set("TENANT_TOKENS", "200")
                .set("RESERVED_COST", "100")
                .runExample("limits")) {
            until(
                    "the tenant has used its tokens",
                    () -> gateway.chat("llama", "x-tenant", "red").status() == 429);
            assertThat(gateway.chat("llama", "x-tenant", "blue").status()).isEqualTo(200);
            assertThat(served(gateway, "RESERVED_PORT")).isPositive();
            assertThat(served(gateway, "ON_DEMAND_PORT")).isPositive();
        }
    }

    private static long served(DocumentedGateway gateway, String server) {
        return await(gateway.server(server).counters()).finished();
    }
}
