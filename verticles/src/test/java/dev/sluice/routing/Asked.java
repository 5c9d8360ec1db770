package dev.sluice.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's head for tests. */
record Asked(String method, String host, String path, Map<String, String> headers, Map<String, String> parameters)
        implements RequestHead {
    static Asked host(String host) {
        return new Asked("POST", host, "/", Map.of(), Map.of());
    }

    static Asked path(String path) {
        return new Asked("POST", "any.example.com", path, Map.of(), Map.of());
    }

    Asked by(String wanted) {
        return new Asked(wanted, host, path, headers, parameters);
    }

    Asked at(String wanted) {
        return new Asked(method, host, wanted, headers, parameters);
    }

    Asked with(Map<String, String> wanted) {
        return new Asked(method, host, path, wanted, parameters);
    }

    Asked query(Map<String, String> wanted) {
        return new Asked(method, host, path, headers, wanted);
    }

    @Override
    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    @Override
    public @Nullable String query(String name) {
        return parameters.get(name);
    }
}
