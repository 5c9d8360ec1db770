package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.InferenceApi;
import dev.sluice.message.Placement;
import dev.sluice.message.RawRequest;
import dev.sluice.spi.TokenIds;
import dev.sluice.spi.TokenSource;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static final Placement PLACEMENT = new Placement(
            Fixtures.request(1),
            Set.of(),
            Optional.of(new RawRequest("1", InferenceApi.CHAT_COMPLETIONS, Map.of(), Buffer.buffer("{\"a\":1}"))));

    private final Vertx vertx = Vertx.vertx();
    private final Renderer renderer = new Renderer(vertx);
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        result(vertx.close());
    }

    @Test
    void sends_the_body_and_takes_the_tokens() throws Exception {
        TokenSource source =
                server(Duration.ofSeconds(30), request -> request.body().onSuccess(body -> {
                    asked.add(request.path() + " " + body);
                    request.response().end("{\"token_ids\":[7,8]}");
                }));

        assertThat(tokens(source)).isEqualTo(TokenIds.copyOf(new int[] {7, 8}, 2));
        assertThat(asked).containsExactly("/v1/chat/completions/render {\"a\":1}");
    }

    @Test
    void places_without_tokens_when_the_server_is_slow_and_leaves_it_alone_for_a_while() throws Exception {
        TokenSource source = server(Duration.ofMillis(100), request -> asked.add(request.path()));

        assertThat(tokens(source)).isEqualTo(TokenIds.UNKNOWN);
        assertThat(asked).hasSize(1);
        // At once: nobody is asked again so soon.
        assertThat(renderer.tokens(PLACEMENT, Optional.of(source)).isComplete()).isTrue();
    }

    @Test
    void places_without_tokens_when_the_server_refuses() throws Exception {
        TokenSource source = server(
                Duration.ofSeconds(30),
                request -> request.response().setStatusCode(404).end("{\"token_ids\":[7,8]}"));

        assertThat(tokens(source)).isEqualTo(TokenIds.UNKNOWN);
    }

    @Test
    void asks_nobody_where_no_source_is_configured() {
        assertThat(renderer.tokens(PLACEMENT, Optional.empty()).result()).isSameAs(PLACEMENT);
    }

    @Test
    void asks_once_for_a_prompt_that_comes_again() throws Exception {
        TokenSource source =
                server(Duration.ofSeconds(30), request -> request.body().onSuccess(body -> {
                    asked.add(body.toString());
                    request.response().end("{\"token_ids\":[" + asked.size() + "]}");
                }));

        assertThat(tokens(source, "{\"prompt\":\"a\",\"temperature\":0}").id(0)).isEqualTo(1);
        assertThat(tokens(source, "{\"prompt\":\"b\",\"temperature\":0}").id(0)).isEqualTo(2);
        // Only how to answer is another.
        assertThat(tokens(source, "{\"prompt\":\"a\",\"temperature\":1}").id(0)).isEqualTo(1);
        assertThat(asked).hasSize(2);
    }

    private TokenIds tokens(TokenSource source) throws Exception {
        return tokens(source, "{\"a\":1}");
    }

    private TokenIds tokens(TokenSource source, String body) throws Exception {
        RawRequest raw = new RawRequest("1", InferenceApi.CHAT_COMPLETIONS, Map.of(), Buffer.buffer(body));
        return result(renderer.tokens(
                        new Placement(Fixtures.request(1), Set.of(), Optional.of(raw)), Optional.of(source)))
                .request()
                .prompt()
                .tokenIds();
    }

    private TokenSource server(Duration patience, Handler<HttpServerRequest> handler) throws Exception {
        int port = result(vertx.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1"))
                .actualPort();
        URI address = URI.create("http://127.0.0.1:" + port);
        return new TokenSource() {
            @Override
            public Optional<URI> renderer() {
                return Optional.of(address);
            }

            @Override
            public Duration patience() {
                return patience;
            }
        };
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
