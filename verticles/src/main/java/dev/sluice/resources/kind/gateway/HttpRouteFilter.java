package dev.sluice.resources.kind.gateway;

import static dev.sluice.resources.kind.Rules.headerName;
import static dev.sluice.resources.kind.Rules.most;
import static dev.sluice.resources.kind.Rules.require;
import static dev.sluice.resources.kind.Rules.unique;

import dev.sluice.resources.kind.Rules;
import dev.sluice.spi.Default;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    public HttpRouteFilter {
        Map<String, Optional<?>> byType = new LinkedHashMap<>();
        byType.put("RequestHeaderModifier", requestHeaderModifier);
        byType.put("ResponseHeaderModifier", responseHeaderModifier);
        byType.put("RequestMirror", requestMirror);
        byType.put("RequestRedirect", requestRedirect);
        byType.put("URLRewrite", urlRewrite);
        byType.put("CORS", cors);
        byType.put("ExternalAuth", externalAuth);
        byType.put("ExtensionRef", extensionRef);
        require(byType.containsKey(type), "type: wanted one of " + String.join(", ", byType.keySet()));
        byType.forEach((other, component) -> {
            boolean own = other.equals(type);
            String field = other.equals("URLRewrite") || other.equals("CORS")
                    ? other.equals("CORS") ? "cors" : "urlRewrite"
                    : Character.toLowerCase(other.charAt(0)) + other.substring(1);
            require(
                    !own || component.isPresent(),
                    "filter." + field + " must be specified for " + other + " filter.type");
            require(own || component.isEmpty(), "filter." + field + " must be nil if the filter.type is not " + other);
        });
    }

    /** What filters of one rule or backend have to be together. */
    static void checkTogether(List<HttpRouteFilter> filters, List<HttpRouteSpec.Match> matches) {
        most(16, filters, "filters");
        Set<String> types = new HashSet<>();
        for (HttpRouteFilter filter : filters) {
            require(
                    types.add(filter.type())
                            || filter.requestMirror().isPresent()
                            || filter.extensionRef().isPresent(),
                    filter.type() + " filter cannot be repeated");
        }
        require(
                !types.containsAll(Set.of("RequestRedirect", "URLRewrite")),
                "May specify either requestRedirect or urlRewrite, but not both");
        boolean replacesPrefix = filters.stream().anyMatch(HttpRouteFilter::replacesPrefix);
        require(
                !replacesPrefix
                        || (matches.size() == 1 && matches.get(0).path().type() == HttpRouteSpec.PathType.PATH_PREFIX),
                "When using replacePrefixMatch, exactly one PathPrefix match must be specified");
    }

    private boolean replacesPrefix() {
        return requestRedirect
                .flatMap(RequestRedirect::path)
                .or(() -> urlRewrite.flatMap(UrlRewriteSpec::path))
                .filter(path -> path.type() == PathType.REPLACE_PREFIX_MATCH)
                .isPresent();
    }

    /** Headers set, added and removed. */
    public record HeaderModifier(
            @Default("[]") List<Header> set,
            @Default("[]") List<Header> add,
            @Default("[]") List<String> remove) {
        public HeaderModifier {
            set = List.copyOf(set);
            add = List.copyOf(add);
            remove = List.copyOf(remove);
            most(16, set, "set");
            most(16, add, "add");
            most(16, remove, "remove");
            unique(set, header -> header.name().toLowerCase(Locale.ROOT), "set: wanted each header once");
            unique(add, header -> header.name().toLowerCase(Locale.ROOT), "add: wanted each header once");
            remove.forEach(Rules::headerName);
        }
    }

    /** A header. */
    public record Header(String name, String value) {
        public Header {
            headerName(name);
        }
    }

    /** A copy of a share of the requests; all of them where no share is named. */
    public record RequestMirror(HttpBackendRef backendRef, OptionalInt percent, Optional<Fraction> fraction) {
        public RequestMirror {
            require(
                    percent.isEmpty() || fraction.isEmpty(),
                    "Only one of percent or fraction may be specified in HTTPRequestMirrorFilter");
            require(
                    percent.orElse(0) >= 0 && percent.orElse(0) <= 100,
                    "percent: wanted 0 to 100, found " + percent.orElse(0));
        }
    }

    /** A share. */
    public record Fraction(int numerator, @Default("100") int denominator) {
        public Fraction {
            require(
                    denominator >= 1 && numerator >= 0,
                    "wanted a numerator of 0 or more and a denominator of 1 or more");
            require(numerator <= denominator, "numerator must be less than or equal to denominator");
        }
    }

    /** Sends the client elsewhere. */
    public record RequestRedirect(
            Optional<String> scheme,
            Optional<String> hostname,
            Optional<PathModifier> path,
            OptionalInt port,
            @Default("302") int statusCode) {
        public RequestRedirect {
            require(
                    scheme.isEmpty()
                            || scheme.get().equals("http")
                            || scheme.get().equals("https"),
                    "scheme: wanted http or https");
            require(
                    REDIRECTS.contains(statusCode),
                    "statusCode: wanted one of 301, 302, 303, 307, 308, found " + statusCode);
            port.ifPresent(Rules::port);
            hostname.ifPresent(Rules::hostname);
        }
    }

    /** What the backend is asked instead. */
    public record UrlRewriteSpec(Optional<String> hostname, Optional<PathModifier> path) {}

    /** A new path. */
    public record PathModifier(PathType type, Optional<String> replaceFullPath, Optional<String> replacePrefixMatch) {
        public PathModifier {
            boolean full = type == PathType.REPLACE_FULL_PATH;
            require(
                    full == replaceFullPath.isPresent(),
                    full
                            ? "replaceFullPath must be specified when type is set to 'ReplaceFullPath'"
                            : "type must be 'ReplaceFullPath' when replaceFullPath is set");
            require(
                    full != replacePrefixMatch.isPresent(),
                    full
                            ? "type must be 'ReplacePrefixMatch' when replacePrefixMatch is set"
                            : "replacePrefixMatch must be specified when type is set to 'ReplacePrefixMatch'");
        }
    }

    /** What of a path is replaced. */
    public enum PathType {
        REPLACE_FULL_PATH,
        REPLACE_PREFIX_MATCH
    }
}
