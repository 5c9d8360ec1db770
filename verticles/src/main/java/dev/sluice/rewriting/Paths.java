package dev.sluice.rewriting;

import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.PathMatch;

/** Changes paths. */
public final class Paths {
    private static final String API = "/v1/";

    private Paths() {}

    /**
     * The path after a rewrite.
     *
     * @param match the condition that took the request; a prefix is replaced only where it is one
     */
    public static String rewrite(PathRewrite rewrite, PathMatch match, String path) {
        if (rewrite.kind() == PathRewrite.Kind.FULL_PATH) {
            return rooted(rewrite.value());
        }
        String prefix = match.kind() == PathMatch.Kind.PREFIX ? withoutSlashes(match.value()) : match.value();
        String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        String joined = withoutSlashes(rewrite.value()) + rest;
        return rooted(joined);
    }

    /**
     * The path of an API at a provider.
     *
     * @param prefix what stands in place of {@code v1}, with or without slashes around it
     */
    public static String withApiPrefix(String path, String prefix) {
        if (!path.startsWith(API)) {
            return path;
        }
        String between = withoutSlashes(prefix.startsWith("/") ? prefix.substring(1) : prefix);
        return between.isEmpty() ? path.substring(API.length() - 1) : "/" + between + path.substring(API.length() - 1);
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}
