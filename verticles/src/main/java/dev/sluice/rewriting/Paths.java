package dev.sluice.rewriting;

import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.PathMatch;

/** Temp. */
public final class Paths {
    private Paths() {}
    /** Temp. */
    public static String rewrite(PathRewrite rewrite, PathMatch match, String path) {
        return rewrite.kind() == PathRewrite.Kind.FULL_PATH
                ? rewrite.value()
                : rewrite.value() + path.substring(match.value().length());
    }
    /** Temp. */
    public static String withApiPrefix(String path, String prefix) {
        return path.startsWith("/v1/") ? "/" + prefix + path.substring(3) : path;
    }
}
