package dev.sluice.routing;

import java.util.List;
import java.util.Optional;

/**
 * What a rule or one of its backends changes on the way.
 *
 * @param request headers of the request
 * @param response headers of the answer
 * @param redirect answers instead of a backend
 * @param rewrite of host and path towards the backend
 * @param mirrors backends that get a copy each, whose answers are thrown away
 */
public record Filters(
        HeaderChange request,
        HeaderChange response,
        Optional<Redirect> redirect,
        Optional<UrlRewrite> rewrite,
        List<Mirror> mirrors) {
    /** Changes nothing. */
    public static final Filters NONE =
            new Filters(HeaderChange.NONE, HeaderChange.NONE, Optional.empty(), Optional.empty(), List.of());

    public Filters {
        mirrors = List.copyOf(mirrors);
    }

    /**
     * Headers put in place of what there is, put beside it, and taken away, in the order set, add, remove.
     *
     * @param remove names in lower case
     */
    public record HeaderChange(List<Header> set, List<Header> add, List<String> remove) {
        /** Changes nothing. */
        public static final HeaderChange NONE = new HeaderChange(List.of(), List.of(), List.of());

        public HeaderChange {
            set = List.copyOf(set);
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }

        /** A header. */
        public record Header(String name, String value) {}
    }

    /**
     * Sends the client elsewhere.
     *
     * @param scheme {@code http} or {@code https}; the request's own when empty
     * @param host the request's own when empty
     * @param path the request's own when empty
     * @param port when empty: the well-known one of {@code scheme} where that is given, else the listener's
     * @param status 301, 302, 303, 307 or 308
     */
    public record Redirect(
            Optional<String> scheme,
            Optional<String> host,
            Optional<PathRewrite> path,
            Optional<Integer> port,
            int status) {}

    /** What the backend is asked instead. */
    public record UrlRewrite(Optional<String> host, Optional<PathRewrite> path) {}

    /** A new path: all of it, or what the rule's prefix matched. */
    public record PathRewrite(Kind kind, String value) {
        /** What is replaced. */
        public enum Kind {
            FULL_PATH,
            PREFIX
        }
    }

    /**
     * A copy of a share of the requests.
     *
     * @param share 0 to 1
     */
    public record Mirror(Backend backend, double share) {}
}
