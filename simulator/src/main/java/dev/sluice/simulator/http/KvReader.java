package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** Asks other simulated servers for the prompts they have computed. */
final class KvReader {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 5_000;

    private final Vertx vertx;
    private @Nullable HttpClient client;

    KvReader(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The work with its prompt received; the work as it is, to be done here, where the other server has no such prompt. */
    Future<Work> receive(TransferParams params, Work work) {
        RequestOptions where = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(params.host())
                .setPort(params.port())
                .setURI(KvBlocksApi.PATH)
                .setIdleTimeout(ANSWER_MILLIS)
                .putHeader("content-type", "application/json");
        return Future.succeededFuture(where)
                .compose(client()::request)
                .compose(request -> request.send(question(params)))
                .compose(KvReader::answer)
                .map(answer -> same(answer, work) ? work.receiving() : work)
                .otherwise(work);
    }

    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS));
            client = made;
        }
        return made;
    }

    private static Buffer question(TransferParams params) {
        var question = Json.object().put("engine_id", params.engine());
        for (int block : params.blocks()) {
            question.withArray("block_ids").add(block);
        }
        return Json.write(question);
    }

    private static Future<Buffer> answer(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("the other server answers " + response.statusCode());
    }

    private static boolean same(Buffer answer, Work work) {
        return Json.read(answer).path("fingerprint").asText().equals(PromptFingerprint.of(work));
    }
}
