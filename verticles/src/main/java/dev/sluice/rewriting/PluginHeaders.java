package dev.sluice.rewriting;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What plugins may see of a client's headers: its extensions, without credentials and without what names an endpoint. */
public final class PluginHeaders {
    /** Names endpoints for the one plugin that believes it, where it is configured. */
    public static final String FOR_TESTS = "test-epp-endpoint-selection";

    private static final Set<String> CREDENTIALS = Set.of("x-api-key", "x-goog-api-key", "x-amz-security-token");
    private static final String NAMES_AN_ENDPOINT = "x-gateway-destination-endpoint";

    private PluginHeaders() {}

    /** The first value of each, by name in lower case. */
    public static Map<String, String> of(MultiMap client) {
        Map<String, String> seen = Map.of();
        for (Map.Entry<String, String> header : client) {
            String name = header.getKey();
            if (isForPlugins(name)) {
                seen = seen.isEmpty() ? new HashMap<>() : seen;
                putVisible(seen, name.toLowerCase(Locale.ROOT), header.getValue());
            }
        }
        return seen;
    }

    private static boolean isForPlugins(String name) {
        boolean isExtension = name.length() > 2 && (name.charAt(0) | 0x20) == 'x' && name.charAt(1) == '-';
        return isExtension || name.equalsIgnoreCase(FOR_TESTS);
    }

    private static void putVisible(Map<String, String> seen, String name, String value) {
        if (!CREDENTIALS.contains(name) && !name.startsWith(NAMES_AN_ENDPOINT)) {
            seen.putIfAbsent(name, value);
        }
    }
}
