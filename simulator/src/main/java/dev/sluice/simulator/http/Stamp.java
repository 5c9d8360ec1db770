package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What every part of an answer repeats.
 *
 * @param id the answer's id
 * @param created when it was asked for, in seconds since 1970
 * @param model name of the model as the request gave it
 */
record Stamp(String id, long created, String model) {
    /** The beginning of a JSON object, up to and with a comma. */
    String opening(String object) {
        return "{\"id\":" + Json.quoted(id) + ",\"object\":\"" + object + "\",\"created\":" + created + ",\"model\":"
                + Json.quoted(model) + ",";
    }

    ObjectNode json(String object) {
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }
}
