package dev.sluice.ingress;

import dev.sluice.rewriting.PluginHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers pass the gateway. What belongs to one connection stays there; what controls a gateway is never believed
 * from a client when it names an endpoint, and never reaches a model server.
 */
final class HeaderRules {
    /** Names the endpoint of the prefill to the sidecar of the endpoint of the answer. */
    static final String PREFILLER = "x-prefiller-host-port";

    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");
    private static final Set<String> NOT_TO_THE_ENDPOINT = Set.of(
            "host",
            "content-length",
            "expect",
            "accept-encoding",
            "x-request-id",
            PREFILLER,
            "x-encoder-hosts-ports",
            "x-data-parallel-host-port",
            "x-kv-cache-source-host-port");

    private HeaderRules() {}

    /** Copies what a model server may see of a client's request. */
    static void toEndpoint(MultiMap client, MultiMap endpoint) {
        String named = namedByConnection(client);
        for (Map.Entry<String, String> header : client) {
            String name = lower(header.getKey());
            if (passes(name, named) && !NOT_TO_THE_ENDPOINT.contains(name) && !controls(name)) {
                endpoint.add(header.getKey(), header.getValue());
            }
        }
    }

    /** Copies what a client may see of a model server's answer. */
    static void toClient(MultiMap endpoint, MultiMap client) {
        String named = namedByConnection(endpoint);
        for (Map.Entry<String, String> header : endpoint) {
            String name = lower(header.getKey());
            if (passes(name, named) && !name.equals("x-request-id")) {
                client.add(header.getKey(), header.getValue());
            }
        }
    }

    private static boolean passes(String name, String namedByConnection) {
        return !OF_ONE_CONNECTION.contains(name)
                && (namedByConnection.isEmpty() || !namedByConnection.contains("," + name + ","));
    }

    private static boolean controls(String name) {
        return name.equals(PluginHeaders.FOR_TESTS)
                || name.startsWith("x-gateway-")
                || name.startsWith("x-llm-d-")
                || name.startsWith("x-ai-eg-");
    }

    private static String namedByConnection(MultiMap headers) {
        String connection = headers.get(HttpHeaders.CONNECTION);
        return connection == null || connection.equalsIgnoreCase("keep-alive")
                ? ""
                : "," + lower(connection).replace(" ", "") + ",";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
