package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What application people do: the official SDK, pointed at the gateway. */
class OpenAiSdkTest {
    private static RunningGateway gateway;
    private static OpenAIClient openai;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.before(
                2,
                SimulatorOptions.defaults()
                        .withModels(MODEL)
                        .withAdapters("french")
                        .withLatency(Latency.none()));
        openai = OpenAIOkHttpClient.builder()
                .baseUrl(gateway.url() + "/v1")
                .apiKey("unused")
                .maxRetries(0)
                .build();
    }

    @AfterAll
    static void stop() {
        openai.close();
        gateway.close();
    }

    private static ChatCompletionCreateParams.Builder chat(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Tell me about sluices.")
                .maxCompletionTokens(12);
    }

    @Test
    void completes_a_chat() {
        ChatCompletion completion =
                openai.chat().completions().create(chat(MODEL).build());
        assertThat(completion.choices()).singleElement().satisfies(choice -> assertThat(
                        choice.message().content().orElseThrow())
                .isNotEmpty());
        assertThat(completion.usage().orElseThrow().completionTokens()).isBetween(1L, 12L);
    }

    @Test
    void streams_a_chat_with_its_usage() {
        ChatCompletionCreateParams asked = chat(MODEL)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (StreamResponse<ChatCompletionChunk> stream =
                openai.chat().completions().createStreaming(asked)) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();
            assertThat(chunks.get(chunks.size() - 1).usage().orElseThrow().completionTokens())
                    .isBetween(1L, 12L);
            assertThat(chunks.stream()
                            .flatMap(chunk -> chunk.choices().stream())
                            .flatMap(choice -> choice.delta().content().stream()))
                    .isNotEmpty();
        }
    }

    @Test
    void serves_an_adapter_by_its_name() {
        assertThat(openai.chat().completions().create(chat("french").build()).model())
                .isEqualTo("french");
    }

    @Test
    void completes_a_text() {
        assertThat(openai.completions()
                        .create(CompletionCreateParams.builder()
                                .model(MODEL)
                                .prompt("A sluice is")
                                .maxTokens(5)
                                .build())
                        .choices())
                .hasSize(1);
    }

    @Test
    void embeds_texts() {
        CreateEmbeddingResponse embedded = openai.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model(MODEL)
                        .inputOfArrayOfStrings(List.of("one", "two"))
                        .build());
        assertThat(embedded.data()).hasSize(2).allSatisfy(one -> assertThat(one.embedding())
                .isNotEmpty());
        assertThat(embedded.usage().promptTokens()).isPositive();
    }

    private static ResponseCreateParams response() {
        return ResponseCreateParams.builder()
                .model(MODEL)
                .input("Tell me about sluices.")
                .maxOutputTokens(16)
                .build();
    }

    @Test
    void answers_with_a_response() {
        Response response = openai.responses().create(response());
        assertThat(response.output()).isNotEmpty();
        assertThat(response.usage().orElseThrow().outputTokens()).isPositive();
    }

    @Test
    void streams_a_response() {
        try (StreamResponse<ResponseStreamEvent> stream = openai.responses().createStreaming(response())) {
            List<ResponseStreamEvent> events = stream.stream().toList();
            assertThat(events.get(0).isCreated()).isTrue();
            assertThat(events.get(events.size() - 1).isCompleted()).isTrue();
            assertThat(events).anyMatch(ResponseStreamEvent::isOutputTextDelta);
        }
    }

    @Test
    void lists_models_and_adapters() {
        assertThat(openai.models().list().data()).extracting(Model::id).contains(MODEL, "french");
        assertThat(openai.models().retrieve("french").id()).isEqualTo("french");
    }

    @Test
    void shows_in_the_metrics() {
        assertThat(openai.chat().completions().create(chat(MODEL).build()).choices())
                .hasSize(1);
        RunningGateway.until("the request is counted", () -> gateway.admin("/metrics")
                .body()
                .contains("sluice_requests_total{api=\"chat\",model=\"" + MODEL + "\",outcome=\"answered\""));
        assertThat(gateway.admin("/metrics").body())
                .contains(
                        "gen_ai_server_request_duration_seconds_bucket",
                        "gen_ai_client_token_usage_bucket",
                        "sluice_endpoint_in_flight_requests{endpoint=\"server-0\",pool=\"pool\"}",
                        "vertx_pool_");
    }

    @Test
    void reports_a_model_that_nobody_serves_as_not_found() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> openai.chat().completions().create(chat("nobody").build()))
                .satisfies(refused -> assertThat(refused.code()).contains("model_not_found"))
                .satisfies(refused -> assertThat(refused.param()).contains("model"));
    }

    @Test
    void reports_a_bad_field_with_its_name() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> openai.chat()
                        .completions()
                        .create(chat(MODEL).temperature(3.5).build()))
                .satisfies(refused -> assertThat(refused.param()).contains("temperature"));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> openai.chat()
                        .completions()
                        .create(chat(MODEL)
                                .putAdditionalBodyProperty("messages", JsonValue.from("hello"))
                                .build()))
                .satisfies(refused -> assertThat(refused.param()).contains("messages"));
    }

    @Test
    void hands_on_what_the_model_servers_refuse() {
        assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> openai.chat()
                .completions()
                .create(chat(MODEL).putAdditionalHeader("X-Return-Error", "429").build()));
        assertThatExceptionOfType(InternalServerException.class).isThrownBy(() -> openai.chat()
                .completions()
                .create(chat(MODEL).putAdditionalHeader("X-Return-Error", "500").build()));
    }
}
