package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
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
    public HttpRouteFilter {
        FilterShape.check(
                type,
                Map.of(
                        "requestHeaderModifier", requestHeaderModifier,
                        "responseHeaderModifier", responseHeaderModifier,
                        "requestMirror", requestMirror,
                        "requestRedirect", requestRedirect,
                        "urlRewrite", urlRewrite,
                        "cors", cors,
                        "externalAuth", externalAuth,
                        "extensionRef", extensionRef));
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
            Check.headerNames("set", set, Header::name);
            Check.headerNames("add", add, Header::name);
            Check.headerNames("remove", remove, name -> name);
        }
    }

    /** A header. */
    public record Header(String name, String value) {
        public Header {
            Check.headerName("name", name);
            Check.headerValue("value", value);
        }
    }

    /** A copy of a share of the requests; all of them where no share is named. */
    public record RequestMirror(HttpBackendRef backendRef, OptionalInt percent, Optional<Fraction> fraction) {
        public RequestMirror {
            percent.ifPresent(share -> Check.between("percent", share, 0, 100));
            Check.that(
                    percent.isEmpty() || fraction.isEmpty(),
                    "Only one of percent or fraction may be specified in HTTPRequestMirrorFilter");
        }
    }

    /** A share. */
    public record Fraction(int numerator, @Default("100") int denominator) {
        public Fraction {
            Check.between("numerator", numerator, 0, Integer.MAX_VALUE);
            Check.between("denominator", denominator, 1, Integer.MAX_VALUE);
            Check.that(numerator <= denominator, "numerator must be less than or equal to denominator");
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
            scheme.ifPresent(word -> Check.oneOf("scheme", word, "http", "https"));
            hostname.ifPresent(host -> Check.hostname("hostname", host));
            port.ifPresent(number -> Check.port("port", number));
            Check.oneOf("statusCode", Integer.toString(statusCode), "301", "302", "303", "307", "308");
        }
    }

    /** What the backend is asked instead. */
    public record UrlRewriteSpec(Optional<String> hostname, Optional<PathModifier> path) {
        public UrlRewriteSpec {
            hostname.ifPresent(host -> Check.hostname("hostname", host));
        }
    }

    /** A new path. */
    public record PathModifier(PathType type, Optional<String> replaceFullPath, Optional<String> replacePrefixMatch) {
        public PathModifier {
            FilterShape.check(type, replaceFullPath, replacePrefixMatch);
        }
    }

    /** What of a path is replaced. */
    public enum PathType {
        REPLACE_FULL_PATH,
        REPLACE_PREFIX_MATCH
    }
}
