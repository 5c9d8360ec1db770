package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.ServerProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/**
 * A gateway that runs.
 *
 * @param process it
 * @param port where it takes requests
 * @param adminPort its own
 */
public record Gateway(ServerProcess process, int port, int adminPort) implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A page of its admin port. */
    public JsonObject admin(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(adminPort, path)).build();
        return new JsonObject(CLIENT.send(request, BodyHandlers.ofString()).body());
    }

    /** Whether it knows of a model, so that requests for it are served. */
    public boolean knowsModels() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(port, "/v1/models")).build();
        String body = CLIENT.send(request, BodyHandlers.ofString()).body();
        return !new JsonObject(body).getJsonArray("data", new JsonArray()).isEmpty();
    }

    /** How many gateways it sees, itself included. */
    public int seen() throws IOException, InterruptedException {
        return admin("/cluster").getJsonArray("gateways").size();
    }

    /** Sends a chat completion and does not wait for its answer. */
    CompletableFuture<HttpResponse<String>> send(String body) {
        HttpRequest request = HttpRequest.newBuilder(uri(port, "/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.close();
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
