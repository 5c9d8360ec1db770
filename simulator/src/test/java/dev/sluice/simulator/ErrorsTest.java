package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.simulator.settings.EngineOptions;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
    private static final String HELLO = "'messages':[{'role':'user','content':'Hello'}]";

    private final Simulation simulation = Simulation.of(
            EngineOptions.defaults().withMaxNumSeqs(1).withMaxWaiting(1).withCache(16, 64, 100));

    @AfterEach
    void close() {
        simulation.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | Bad Request | body",
                "[] | 400 | Bad Request | body",
                "{'model':'simulated-8b'} | 400 | Bad Request | body.messages",
                "{'messages':'hi'} | 400 | Bad Request | body.messages",
                "{'messages':[{'content':'hi'}]} | 400 | Bad Request | body.messages.0.role",
                "{'messages':[{'role':'user','content':7}]} | 400 | Bad Request | body.messages.0.content",
                "{'stream':'yes',MESSAGES} | 400 | Bad Request | body.stream",
                "{'stream_options':{},MESSAGES} | 400 | Bad Request | body.stream_options",
                "{'temperature':3,MESSAGES} | 400 | BadRequestError | temperature",
                "{'max_tokens':0,MESSAGES} | 400 | BadRequestError | max_tokens",
                "{'max_tokens':1.5,MESSAGES} | 400 | Bad Request | body.max_tokens",
                "{'max_tokens':96,MESSAGES} | 400 | BadRequestError | input_tokens",
                "{'n':2000,MESSAGES} | 400 | BadRequestError | n",
                "{'model':'other',MESSAGES} | 404 | NotFoundError | model",
            })
    void refuses_a_chat_in_the_shape_of_vllm(String body, int status, String type, String param) {
        Reply reply = simulation.chat(body.replace("MESSAGES", HELLO));
        JsonNode error = reply.json().path("error");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(error.path("message").asText()).isNotEmpty();
    }

    @Test
    void answers_the_longest_prompt_that_fits_and_refuses_one_token_more() {
        String prompt = " a".repeat(95);
        assertThat(simulation
                        .chat(chat(prompt, 1))
                        .json()
                        .at("/usage/total_tokens")
                        .asInt())
                .isEqualTo(99);
        assertThat(simulation.chat(chat(prompt, 2)).status()).isEqualTo(200);
        assertThat(simulation.chat(chat(prompt, 3)).status()).isEqualTo(400);
        assertThat(simulation.chat(chat(" a".repeat(100_000), 1)).status()).isEqualTo(400);
        JsonNode rest = simulation
                .chat("{'messages':[{'role':'user','content':'" + prompt + "'}]}")
                .json();
        assertThat(rest.at("/usage/completion_tokens").asInt()).isEqualTo(2);
        assertThat(rest.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/completions | {'prompt':''} | prompt",
                "/v1/completions | {'prompt':[[1,-2]]} | body.prompt",
                "/v1/completions | {} | body.prompt",
                "/v1/responses | {'input':7} | body.input",
                "/v1/embeddings | {'input':[]} | input",
                "/v1/embeddings | {'input':'a','dimensions':2000000} | dimensions",
                "/tokenize | {} | body.prompt",
                "/v1/load_lora_adapter | {'lora_name':'a'} | body.lora_path",
            })
    void refuses_on_every_path(String path, String body, String param) {
        Reply reply = simulation.post(path, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/param").asText()).isEqualTo(param);
    }

    @Test
    void knows_no_other_paths_and_methods() {
        assertThat(simulation.get("/v2/chat").status()).isEqualTo(404);
        assertThat(simulation.get("/v2/chat").json().at("/error/type").asText()).isEqualTo("Not Found");
        assertThat(simulation.get("/v1/chat/completions").status()).isEqualTo(405);
    }

    @Test
    void refuses_another_content_type() {
        Reply reply = Simulation.await(simulation.send(
                "/v1/chat/completions",
                request -> request.putHeader("content-type", "text/plain").send("{}"),
                Reply::of));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("Unsupported Media Type");
    }

    @Test
    void refuses_a_body_of_more_than_32_mebibytes() {
        Reply reply = Simulation.await(simulation.send(
                "/v1/chat/completions",
                request -> request.send(Buffer.buffer(new byte[32 * 1024 * 1024 + 1])),
                Reply::of));
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void answers_429_when_the_queue_is_full() {
        try (Simulation busy = new Simulation(Simulation.SLOW.withEngine(
                EngineOptions.defaults().withMaxNumSeqs(1).withMaxWaiting(1)))) {
            String stream = "{" + HELLO + ",'max_tokens':100,'stream':true}";
            assertThat(Simulation.await(busy.open("/v1/chat/completions", stream))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Simulation.await(busy.open("/v1/chat/completions", stream))
                            .statusCode())
                    .isEqualTo(200);
            Reply refused = busy.chat(stream);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().at("/error/type").asText()).isEqualTo("RateLimitError");
        }
    }

    private static String chat(String prompt, int maxTokens) {
        return "{'messages':[{'role':'user','content':'" + prompt + "'}],'max_tokens':" + maxTokens + "}";
    }
}
