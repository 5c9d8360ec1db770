package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two llama.cpp servers behind the gateway. {@code LLAMA_SERVER} names the binary and {@code LLAMA_MODEL} a model file.
 */
@Tag("real")
class RealEngineTest {
    private static final String MODEL = "tiny";
    private static final List<Process> ENGINES = new ArrayList<>();
    private static RunningGateway gateway;
    private static OpenAIClient openai;

    @BeforeAll
    static void start() throws IOException {
        List<String> addresses = List.of(engine(), engine());
        gateway = RunningGateway.before(addresses, Map.of("llm-d.ai/engine-type", "llamacpp"));
        until("both engines are polled", () -> pool().stream()
                .noneMatch(one -> one.containsKey("failure") && one.getValue("failure") != null));
        openai = OpenAIOkHttpClient.builder()
                .baseUrl(gateway.url() + "/v1")
                .apiKey("unused")
                .build();
    }

    private static String engine() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ENGINES.add(new ProcessBuilder(
                        System.getenv("LLAMA_SERVER"),
                        "-m",
                        System.getenv("LLAMA_MODEL"),
                        "--alias",
                        MODEL,
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "-c",
                        "8192",
                        "-np",
                        "2",
                        "-t",
                        "1",
                        "-tb",
                        "1",
                        "--metrics",
                        "--no-ui",
                        "--jinja")
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start());
        return "http://127.0.0.1:" + port;
    }

    @AfterAll
    static void stop() {
        gateway.close();
        ENGINES.forEach(Process::destroyForcibly);
    }

    private static List<JsonObject> pool() {
        JsonArray endpoints = new JsonObject(gateway.admin("/pools/pool").body()).getJsonArray("endpoints");
        return endpoints.stream().map(JsonObject.class::cast).toList();
    }

    private static ChatCompletionCreateParams.Builder chat(int tokens) {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addUserMessage("What is a hacker?")
                .maxTokens(tokens);
    }

    @Test
    void answers_whole_and_streamed() {
        assertThat(openai.chat()
                        .completions()
                        .create(chat(16).build())
                        .usage()
                        .orElseThrow()
                        .completionTokens())
                .isBetween(1L, 16L);
        ChatCompletionStreamOptions usage =
                ChatCompletionStreamOptions.builder().includeUsage(true).build();
        try (StreamResponse<ChatCompletionChunk> stream = openai.chat()
                .completions()
                .createStreaming(chat(16).streamOptions(usage).build())) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();
            assertThat(chunks.get(chunks.size() - 1).usage()).isPresent();
        }
    }

    @Test
    void serves_more_requests_than_an_engine_allows_on_one_connection() {
        for (int i = 0; i < 250; i++) {
            assertThat(openai.chat().completions().create(chat(1).build()).choices())
                    .hasSize(1);
        }
    }

    @Test
    void lists_the_engines_model() {
        assertThat(openai.models().list().data()).extracting(Model::id).containsExactly(MODEL);
    }

    @Test
    void counts_waiting_requests_and_frees_them_when_their_clients_leave() {
        List<HttpClientRequest> streams = new ArrayList<>();
        String body = "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"Go on.\"}],"
                + "\"max_tokens\":3000,\"ignore_eos\":true,\"stream\":true}";
        for (int i = 0; i < 6; i++) {
            HttpClientRequest stream = await(gateway.onLoop(() ->
                    gateway.client().request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/v1/chat/completions")));
            streams.add(stream);
            stream.putHeader("content-type", "application/json")
                    .send(Buffer.buffer(body))
                    .onSuccess(head -> head.exceptionHandler(gone -> {}).handler(chunk -> {}));
        }
        until(
                "every slot is busy and two requests wait",
                () -> total("runningRequests") == 4 && total("waitingRequests") == 2);
        streams.forEach(HttpClientRequest::reset);
        until("the engines are idle again", () -> total("runningRequests") == 0 && total("waitingRequests") == 0);
    }

    private static int total(String field) {
        return pool().stream()
                .mapToInt(one -> {
                    Object direct = one.getValue(field);
                    JsonObject sample = one.getJsonObject("sample", new JsonObject());
                    return direct instanceof Number number ? number.intValue() : sample.getInteger(field, 0);
                })
                .sum();
    }
}
