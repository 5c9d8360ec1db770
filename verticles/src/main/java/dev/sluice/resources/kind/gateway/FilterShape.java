package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.PathType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which parts a filter of a type has. */
final class FilterShape {
    private static final Map<String, String> PARTS = new TreeMap<>(Map.of(
            "RequestHeaderModifier", "requestHeaderModifier",
            "ResponseHeaderModifier", "responseHeaderModifier",
            "RequestMirror", "requestMirror",
            "RequestRedirect", "requestRedirect",
            "URLRewrite", "urlRewrite",
            "CORS", "cors",
            "ExternalAuth", "externalAuth",
            "ExtensionRef", "extensionRef"));

    private FilterShape() {}

    /** The part that belongs to the type is there, and no other. */
    static void check(String type, Map<String, ? extends Optional<?>> parts) {
        Check.oneOf("type", type, PARTS.keySet().toArray(new String[0]));
        PARTS.forEach((owner, part) -> {
            boolean there = parts.containsKey(part) && parts.get(part).isPresent();
            String name = "filter." + part + " must be ";
            Check.that(!there || owner.equals(type), name + "nil if the filter.type is not " + owner);
            Check.that(there || !owner.equals(type), name + "specified for " + owner + " filter.type");
        });
    }

    /** The value that belongs to the type is there, and no other. */
    static void check(PathType type, Optional<String> fullPath, Optional<String> prefix) {
        check("replaceFullPath", "ReplaceFullPath", type == PathType.REPLACE_FULL_PATH, fullPath.isPresent());
        check("replacePrefixMatch", "ReplacePrefixMatch", type == PathType.REPLACE_PREFIX_MATCH, prefix.isPresent());
    }

    private static void check(String field, String type, boolean wanted, boolean there) {
        Check.that(there || !wanted, field + " must be specified when type is set to '" + type + "'");
        Check.that(wanted || !there, "type must be '" + type + "' when " + field + " is set");
    }
}
