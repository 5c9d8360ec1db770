package dev.sluice.ingress;

import dev.sluice.message.ServedModel;
import dev.sluice.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Answers what models there are, in the shape of the OpenAI API. */
final class ModelAnswers {
    private ModelAnswers() {}

    static Future<Void> list(HttpServerRequest http, List<ServedModel> served) {
        JsonArray models = new JsonArray();
        served.forEach(model -> models.add(json(model)));
        return write(http, new JsonObject().put("object", "list").put("data", models));
    }

    static Future<Void> one(Arrival arrival, List<ServedModel> served, String id) {
        HttpServerRequest http = arrival.http();
        return served.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .map(model -> write(http, json(model)))
                .orElseGet(() -> ErrorWriter.write(
                        http,
                        arrival.isLimited()
                                ? new Problem.ModelWithheld(id, List.of())
                                : new Problem.ModelNotFound(id, List.of())));
    }

    private static JsonObject json(ServedModel model) {
        JsonObject json = new JsonObject()
                .put("id", model.id())
                .put("object", "model")
                .put("created", model.created().getEpochSecond())
                .put("owned_by", model.ownedBy());
        model.parent().ifPresent(parent -> json.put("parent", parent));
        return json;
    }

    private static Future<Void> write(HttpServerRequest http, JsonObject json) {
        return http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(json.toBuffer());
    }
}
