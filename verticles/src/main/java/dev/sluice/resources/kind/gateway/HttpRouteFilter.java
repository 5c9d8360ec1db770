package dev.sluice.resources.kind.gateway;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One filter of a rule or backend; the component named after its type is there, and no other. */
public record HttpRouteFilter(
        String type,
        Optional<HeaderModifier> requestHeaderModifier,
        Optional<HeaderModifier> responseHeaderModifier,
        Optional<RequestMirror> requestMirror,
        Optional<RequestRedirect> requestRedirect,
        Optional<UrlRewriteSpec> urlRewrite,
        Optional<Map<String, Object>> cors,
        Optional<Map<String, Object>> externalAuth,
        Optional<Map<String, Object>> extensionRef) {
    /** Headers set, added and removed. */
    public record HeaderModifier(
            @Default("[]") List<Header> set,
            @Default("[]") List<Header> add,
            @Default("[]") List<String> remove) {
        public HeaderModifier {
            set = List.copyOf(set);
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** A header. */
    public record Header(String name, String value) {}

    /** A copy of a share of the requests; all of them where no share is named. */
    public record RequestMirror(HttpBackendRef backendRef, OptionalInt percent, Optional<Fraction> fraction) {}

    /** A share. */
    public record Fraction(int numerator, @Default("100") int denominator) {}

    /** Sends the client elsewhere. */
    public record RequestRedirect(
            Optional<String> scheme,
            Optional<String> hostname,
            Optional<PathModifier> path,
            OptionalInt port,
            @Default("302") int statusCode) {}

    /** What the backend is asked instead. */
    public record UrlRewriteSpec(Optional<String> hostname, Optional<PathModifier> path) {}

    /** A new path. */
    public record PathModifier(PathType type, Optional<String> replaceFullPath, Optional<String> replacePrefixMatch) {}

    /** What of a path is replaced. */
    public enum PathType {
        REPLACE_FULL_PATH,
        REPLACE_PREFIX_MATCH
    }
}
