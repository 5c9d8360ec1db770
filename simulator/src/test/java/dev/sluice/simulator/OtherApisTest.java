package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtherApisTest {
    private final Simulation simulation = Simulation.quick();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void completes_each_of_several_prompts() {
        JsonNode json = simulation
                .post("/v1/completions", "{'prompt':['Once upon a time','In the end'],'max_tokens':4,'n':2}")
                .json();
        assertThat(json.path("id").asText()).startsWith("cmpl-");
        assertThat(json.path("object").asText()).isEqualTo("text_completion");
        assertThat(json.path("choices")).hasSize(4);
        assertThat(json.at("/choices/3/index").asInt()).isEqualTo(3);
        assertThat(json.at("/choices/3/text").asText()).isNotEmpty();
        assertThat(json.at("/usage/completion_tokens").asInt()).isEqualTo(16);
    }

    @Test
    void completes_16_tokens_by_default_and_takes_token_ids() {
        Reply reply = simulation.post(
                "/v1/completions", "{'prompt':[11,12,13],'stream':true,'stream_options':{'include_usage':true}}");
        List<JsonNode> events = reply.events();
        assertThat(events).hasSize(17);
        assertThat(events.get(0).at("/choices/0/text").asText()).isNotEmpty();
        assertThat(events.get(15).at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(events.get(16).at("/usage/prompt_tokens").asInt()).isEqualTo(3);
        assertThat(reply.body()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void responds_whole() {
        JsonNode json = simulation
                .post("/v1/responses", "{'model':'simulated-8b','input':'Hello','instructions':'Be brief'}")
                .json();
        assertThat(json.path("id").asText()).startsWith("resp_");
        assertThat(json.path("object").asText()).isEqualTo("response");
        assertThat(json.path("status").asText()).isEqualTo("completed");
        assertThat(json.at("/output/0/type").asText()).isEqualTo("message");
        assertThat(json.at("/output/0/content/0/type").asText()).isEqualTo("output_text");
        assertThat(json.at("/output/0/content/0/text").asText()).isNotEmpty();
        assertThat(json.at("/usage/output_tokens").asInt()).isPositive();
        assertThat(json.at("/usage/input_tokens").asInt()).isEqualTo(10);
    }

    @Test
    void says_that_a_response_is_incomplete_when_its_limit_is_reached() {
        JsonNode json = simulation
                .post("/v1/responses", "{'input':[{'role':'user','content':'Hello'}],'max_output_tokens':3}")
                .json();
        assertThat(json.path("status").asText()).isEqualTo("incomplete");
        assertThat(json.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
        assertThat(json.at("/usage/output_tokens").asInt()).isEqualTo(3);
    }

    @Test
    void streams_a_response_in_numbered_events() {
        Reply reply = simulation.post("/v1/responses", "{'input':'Hello','max_output_tokens':2,'stream':true}");
        List<JsonNode> events = reply.events();
        assertThat(events.stream().map(event -> event.path("type").asText()))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        for (int index = 0; index < events.size(); index++) {
            assertThat(events.get(index).path("sequence_number").asInt()).isEqualTo(index);
            assertThat(reply.body())
                    .contains("event: " + events.get(index).path("type").asText() + "\ndata: ");
        }
        String deltas = events.get(4).path("delta").asText()
                + events.get(5).path("delta").asText();
        assertThat(events.get(6).path("text").asText()).isEqualTo(deltas);
        assertThat(events.get(9).at("/response/output/0/content/0/text").asText())
                .isEqualTo(deltas);
        assertThat(events.get(9).at("/response/usage/output_tokens").asInt()).isEqualTo(2);
        assertThat(reply.body()).doesNotContain("[DONE]");
    }

    @Test
    void continues_its_own_responses_and_no_other() {
        String id = simulation
                .post("/v1/responses", "{'input':'Hello'}")
                .json()
                .path("id")
                .asText();
        assertThat(simulation
                        .post("/v1/responses", "{'input':'More','previous_response_id':'" + id + "'}")
                        .status())
                .isEqualTo(200);
        Reply refused = simulation.post("/v1/responses", "{'input':'More','previous_response_id':'resp_1'}");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(refused.json().at("/error/message").asText()).isEqualTo("Response with id 'resp_1' not found.");
    }

    @Test
    void embeds_each_input_as_numbers_or_as_base_64() {
        JsonNode numbers = simulation
                .post("/v1/embeddings", "{'input':['one','two','one'],'dimensions':8}")
                .json();
        assertThat(numbers.path("data")).hasSize(3);
        assertThat(numbers.at("/data/0/embedding")).hasSize(8).isEqualTo(numbers.at("/data/2/embedding"));
        assertThat(numbers.at("/data/0/embedding")).isNotEqualTo(numbers.at("/data/1/embedding"));
        assertThat(numbers.at("/usage/prompt_tokens").asInt()).isEqualTo(3);
        JsonNode base64 = simulation
                .post("/v1/embeddings", "{'input':'one','dimensions':8,'encoding_format':'base64'}")
                .json();
        byte[] bytes = Base64.getDecoder().decode(base64.at("/data/0/embedding").asText());
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat())
                .isEqualTo(numbers.at("/data/0/embedding/0").floatValue());
    }

    @Test
    void embeds_in_384_dimensions_by_default() {
        JsonNode json = simulation.post("/v1/embeddings", "{'input':'one'}").json();
        assertThat(json.at("/data/0/embedding")).hasSize(384);
    }

    @Test
    void tokenizes_a_prompt() {
        JsonNode json = simulation.post("/tokenize", "{'prompt':'Hello there'}").json();
        assertThat(json.path("count").asInt()).isEqualTo(4);
        assertThat(json.path("tokens")).hasSize(4);
        assertThat(json.path("max_model_len").asInt()).isEqualTo(8192);
        Reply conversation = simulation.post("/tokenize", "{'messages':[{'role':'user','content':'Hello there'}]}");
        assertThat(conversation.json().path("count").asInt())
                .as(conversation.body())
                .isEqualTo(7);
    }

    @Test
    void tells_its_version_and_its_health() {
        assertThat(simulation.get("/version").json().path("version").asText()).isNotEmpty();
        assertThat(simulation.get("/health").status()).isEqualTo(200);
        assertThat(simulation.get("/health").body()).isEmpty();
    }
}
