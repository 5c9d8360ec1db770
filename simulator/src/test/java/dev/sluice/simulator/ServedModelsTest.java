package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedModelsTest {
    private final Simulation simulation =
            new Simulation(Simulation.QUICK.withModels("base", "alias").withAdapters("first"));

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void lists_models_and_adapters_with_their_parent() {
        JsonNode json = simulation.get("/v1/models").json();
        assertThat(json.path("object").asText()).isEqualTo("list");
        assertThat(json.path("data").findValuesAsText("id")).containsExactly("base", "alias", "first");
        assertThat(json.at("/data/0/owned_by").asText()).isEqualTo("vllm");
        assertThat(json.at("/data/0/parent").isNull()).isTrue();
        assertThat(json.at("/data/0/max_model_len").asInt()).isEqualTo(8192);
        assertThat(json.at("/data/2/parent").asText()).isEqualTo("base");
    }

    @Test
    void answers_by_every_name() {
        for (String model : new String[] {"base", "alias", "first"}) {
            assertThat(chat(model).json().path("model").asText()).isEqualTo(model);
        }
        assertThat(chat("second").status()).isEqualTo(404);
    }

    @Test
    void loads_and_unloads_adapters() {
        Reply loaded = simulation.post("/v1/load_lora_adapter", "{'lora_name':'second','lora_path':'/a'}");
        assertThat(loaded.status()).isEqualTo(200);
        assertThat(loaded.body()).isEqualTo("Success: LoRA adapter 'second' added successfully.");
        assertThat(chat("second").status()).isEqualTo(200);
        Reply removed = simulation.post("/v1/unload_lora_adapter", "{'lora_name':'second'}");
        assertThat(removed.body()).isEqualTo("Success: LoRA adapter 'second' removed successfully.");
        assertThat(chat("second").status()).isEqualTo(404);
    }

    @Test
    void refuses_to_load_twice_and_to_unload_what_is_not_there() {
        String again = "{'lora_name':'first','lora_path':'/a'}";
        Reply refused = simulation.post("/v1/load_lora_adapter", again);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/type").asText()).isEqualTo("InvalidUserInput");
        assertThat(simulation
                        .post("/v1/load_lora_adapter", again.replace("}", ",'load_inplace':true}"))
                        .status())
                .isEqualTo(200);
        assertThat(simulation
                        .post("/v1/unload_lora_adapter", "{'lora_name':'x'}")
                        .status())
                .isEqualTo(404);
        assertThat(simulation
                        .post("/v1/load_lora_adapter", "{'lora_name':'base','lora_path':'/a'}")
                        .status())
                .isEqualTo(400);
    }

    private Reply chat(String model) {
        return simulation.chat("{'model':'" + model + "','messages':[{'role':'user','content':'Hi'}],'max_tokens':1}");
    }
}
