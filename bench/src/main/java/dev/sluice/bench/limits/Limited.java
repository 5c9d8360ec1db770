package dev.sluice.bench.limits;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The verticle that keeps one limit, as configured. */
final class Limited {
    private Limited() {}

    /** So many tokens in a period for each value of {@code x-tenant}. */
    static JsonObject tokens(String mode, long limit, String period) {
        JsonObject tenants = new JsonObject()
                .put("name", "tenants")
                .put("each", new JsonArray().add("header:x-tenant"))
                .put("tokens", limit)
                .put("per", period);
        return new JsonObject()
                .put("verticle", "quota")
                .put("options", new JsonObject().put("mode", mode).put("limits", new JsonArray().add(tenants)));
    }
}
