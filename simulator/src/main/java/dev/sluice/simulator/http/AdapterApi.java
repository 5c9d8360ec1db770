package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Loads and unloads LoRA adapters. */
final class AdapterApi {
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final ServedModels models;

    AdapterApi(ServedModels models) {
        this.models = models;
    }

    void load(HttpServerRequest request, ObjectNode body) {
        Fields fields = Fields.ofBody(body);
        String name = name(fields);
        String path =
                fields.text("lora_path").orElseThrow(() -> fields.wrong("missing", "lora_path", "Field required"));
        models.load(name, path, fields.flag("load_inplace"));
        success(request, name, "added");
    }

    void unload(HttpServerRequest request, ObjectNode body) {
        String name = name(Fields.ofBody(body));
        models.unload(name);
        success(request, name, "removed");
    }

    private static String name(Fields fields) {
        return fields.text("lora_name").orElseThrow(() -> fields.wrong("missing", "lora_name", "Field required"));
    }

    private static void success(HttpServerRequest request, String name, String done) {
        String text = "Success: LoRA adapter '" + name + "' " + done + " successfully.";
        Answers.text(request.response(), PLAIN, Buffer.buffer(text));
    }
}
