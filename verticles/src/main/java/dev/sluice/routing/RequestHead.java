package dev.sluice.routing;

import org.jspecify.annotations.Nullable;

/** What a route can see of a request before its body. */
public interface RequestHead {
    /** As {@code POST}. */
    String method();

    /** The host asked for, in lower case and without port; empty where the request names none. */
    String host();

    /** As sent, without query. */
    String path();

    /** A header's value, the first where it is repeated; asked by a name in lower case. */
    @Nullable
    String header(String lowerCaseName);

    /** A query parameter's value, the first where it is repeated. */
    @Nullable
    String query(String name);
}
