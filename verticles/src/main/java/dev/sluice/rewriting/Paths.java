package dev.sluice.rewriting;

import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.PathMatch;

/** Changes paths as a filter or the API of a provider asks. */
public final class Paths {
    private static final String API = "/v1";

    private Paths() {}

    /**
     * The new path; that of a client, where its beginning is to be replaced and is not what {@code match} says.
     *
     * @param path as sent, without query
     */
    public static String rewrite(PathRewrite rewrite, PathMatch match, String path) {
        if (rewrite.kind() == PathRewrite.Kind.FULL_PATH) {
            return absolute(rewrite.value());
        }
        String matched = withoutSlashAtEnd(match.value());
        if (match.kind() == PathMatch.Kind.REGULAR_EXPRESSION || !begins(path, matched)) {
            return path;
        }
        return absolute(withoutSlashAtEnd(rewrite.value()) + path.substring(matched.length()));
    }

    /**
     * Puts another prefix in place of {@code /v1}, which stands before the paths of the OpenAI API; leaves other paths.
     *
     * @param prefix as {@code openai/v1}; slashes around it do not matter
     */
    public static String withApiPrefix(String path, String prefix) {
        if (!begins(path, API)) {
            return path;
        }
        return absolute(withoutSlashAtEnd(absolute(prefix)) + path.substring(API.length()));
    }

    private static boolean begins(String path, String segments) {
        return path.startsWith(segments)
                && (path.length() == segments.length() || path.charAt(segments.length()) == '/');
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String withoutSlashAtEnd(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
