package dev.sluice.scoring;

import dev.sluice.message.Placement;
import dev.sluice.message.RawRequest;
import dev.sluice.spi.TokenIds;
import dev.sluice.spi.TokenSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server to cut a prompt into the model's tokens, for a short while. A server that fails, or is slow, is left alone for
 * a second, so that it holds up one request a second and not all of them. What it said is
 * remembered, so that prompts that come again wait for nobody.
 */
final class Renderer {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 64;
    private static final int LONGEST_ANSWER = 16 << 20;

    /** Longer answers are read away from the pool's thread. */
    private static final int LONG_ANSWER = 64 << 10;

    /** Tokens that are remembered, in bytes. */
    private static final long MOST_REMEMBERED = 8 << 20;

    /** Longer bodies are not remembered, as it takes long to tell whether two are the same. */
    private static final int LONGEST_REMEMBERED = 1 << 20;

    private static final Future<TokenIds> NOT_ASKED = Future.succeededFuture(TokenIds.UNKNOWN);

    private final Vertx vertx;
    private final HttpClient client;
    private final RenderedTokens rendered = new RenderedTokens(MOST_REMEMBERED);
    private long restsUntil = System.nanoTime();
    private int asking;

    Renderer(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE));
    }

    /** The placement with its prompt's tokens, where they can be had; never fails. */
    Future<Placement> tokens(Placement placement, Optional<TokenSource> source) {
        if (source.isEmpty() || placement.request().prompt().tokenIds().size() > 0) {
            return Future.succeededFuture(placement);
        }
        TokenIds sent = Tokens.sent(placement.request().prompt().parts());
        if (sent.size() > 0) {
            return Future.succeededFuture(placement.withTokenIds(sent));
        }
        Optional<URI> server = source.get().renderer();
        return server.isEmpty() || placement.raw().isEmpty()
                ? Future.succeededFuture(placement)
                : known(
                                address(server.get(), placement.raw().get()),
                                placement.raw().get(),
                                source.get().patience())
                        .map(placement::withTokenIds)
                        .otherwise(placement);
    }

    private static String address(URI server, RawRequest raw) {
        return server.resolve(raw.api().path() + "/render").toString();
    }

    /** As remembered, or as the server says; fails where it cannot be asked. */
    private Future<TokenIds> known(String address, RawRequest raw, Duration patience) {
        Optional<PromptKey> prompt = raw.body().length() > LONGEST_REMEMBERED
                ? Optional.empty()
                : PromptKey.of(address, raw.body().getBytes());
        Optional<TokenIds> remembered = prompt.flatMap(rendered::find);
        if (remembered.isPresent() || !isReady()) {
            return remembered.map(Future::succeededFuture).orElse(NOT_ASKED);
        }
        return asked(address, raw.body(), patience)
                .onSuccess(tokens -> prompt.ifPresent(key -> rendered.keep(key, tokens)));
    }

    private boolean isReady() {
        return asking < MOST_AT_ONCE && System.nanoTime() - restsUntil >= 0;
    }

    private Future<TokenIds> asked(String address, Buffer body, Duration patience) {
        asking++;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setTimeout(patience.toMillis())
                .putHeader("content-type", "application/json");
        Future<Buffer> answer = client.request(options).compose(request -> send(request, body));
        return answer.compose(this::understood)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> restsUntil = System.nanoTime() + REST.toNanos())
                .eventually(() -> {
                    asking--;
                    return Future.succeededFuture();
                });
    }

    private Future<TokenIds> understood(Buffer body) {
        byte[] json = body.getBytes();
        return json.length < LONG_ANSWER
                ? Future.succeededFuture(Tokens.answered(json))
                : vertx.executeBlocking(() -> Tokens.answered(json), false);
    }

    private Future<Buffer> send(HttpClientRequest request, Buffer body) {
        return request.send(body).compose(response -> read(request, response));
    }

    /** The answer's body; an answer that is no success or too long is cut off. */
    private static Future<Buffer> read(HttpClientRequest request, HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.handler(piece -> {
            if (body.length() + piece.length() > LONGEST_ANSWER) {
                request.reset().onFailure(gone -> {});
                return;
            }
            body.appendBuffer(piece);
        });
        return response.end()
                .compose(end -> response.statusCode() == 200
                        ? Future.succeededFuture(body)
                        : Future.failedFuture("status " + response.statusCode()));
    }
}
