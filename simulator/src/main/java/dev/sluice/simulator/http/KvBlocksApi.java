package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.Sequence;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Where other simulated servers read the prompts that this one has computed for them. */
final class KvBlocksApi {
    static final String PATH = "/simulator/kv-blocks";

    private final EngineLoop loop;
    private final String engine;

    /** The prompts of an engine with this id. */
    KvBlocksApi(EngineLoop loop, String engine) {
        this.loop = loop;
        this.engine = engine;
    }

    /** Hands over the prompt with the blocks named, once; 404 where this engine keeps no such prompt. */
    void read(HttpServerRequest request, ObjectNode body) {
        if (!engine.equals(body.path("engine_id").asText())) {
            throw new ApiException(ApiError.of(404, "No engine of this id is here."));
        }
        Sequence sequence = loop.handOver(Json.numbers(body.path("block_ids")))
                .orElseThrow(() -> new ApiException(ApiError.of(404, "No prompt with these blocks is kept here.")));
        Answers.json(request.response(), 200, Json.object().put("fingerprint", PromptFingerprint.of(sequence.work())));
    }

    /** What tells a decode server where the prompt of a request is; the request has ended. */
    ObjectNode params(HttpServerRequest request, List<Sequence> sequences) {
        ObjectNode params = Json.object().put("do_remote_prefill", true).put("do_remote_decode", false);
        params.put("remote_engine_id", engine);
        for (int block : sequences.get(0).keptBlocks()) {
            params.withArray("remote_block_ids").add(block);
        }
        return params.put("remote_host", request.localAddress().host())
                .put("remote_port", request.localAddress().port())
                .put("tp_size", 1);
    }
}
