package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.simulator.engine.KvTransfer;
import java.util.List;

/**
 * What a request's {@code kv_transfer_params} ask for.
 *
 * @param kind whether this server keeps the prompt or receives it
 * @param engine id of the engine that has computed the prompt
 * @param blocks numbers of its blocks there
 * @param host where that engine is asked for them
 * @param port where that engine is asked for them
 */
record TransferParams(KvTransfer kind, String engine, List<Integer> blocks, String host, int port) {
    /** A request that does not concern another server. */
    static final TransferParams NONE = new TransferParams(KvTransfer.NONE, "", List.of(), "", 0);

    private static final TransferParams KEEP = new TransferParams(KvTransfer.KEEP, "", List.of(), "", 0);

    /** What the body asks for; a description of blocks that is not understood is one of no blocks. */
    static TransferParams of(Fields body) {
        return body.value("kv_transfer_params")
                .map(params -> of(Fields.ofPart("body.kv_transfer_params", params), params))
                .orElse(NONE);
    }

    private static TransferParams of(Fields fields, JsonNode params) {
        if (fields.flag("do_remote_decode")) {
            return KEEP;
        }
        if (!fields.flag("do_remote_prefill")) {
            return NONE;
        }
        return new TransferParams(
                KvTransfer.RECEIVE,
                params.path("remote_engine_id").asText(),
                Json.numbers(params.path("remote_block_ids")),
                params.path("remote_host").asText(),
                params.path("remote_port").asInt());
    }
}
