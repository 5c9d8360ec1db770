package dev.sluice.rewriting;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Temp. */
public final class ModelName {
    private ModelName() {}
    /** Temp. */
    public static Buffer replace(Buffer json, String model) {
        return new JsonObject(json).put("model", model).toBuffer();
    }
}
