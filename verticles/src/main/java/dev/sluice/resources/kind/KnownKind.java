package dev.sluice.resources.kind;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds a document's kind by what the document calls itself. */
final class KnownKind {
    private static final List<String> FIELDS = List.of("apiVersion", "kind", "metadata", "spec", "status");

    private KnownKind() {}

    /** The kind of a name in the group of an API version, whether that version of it is known or not. */
    static Optional<Kind<?>> of(String apiVersion, String name) {
        String group = group(apiVersion);
        return Kinds.ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .filter(kind -> groups(kind).anyMatch(group::equals))
                .findFirst();
    }

    /** Why a document of no such kind is passed over. */
    static String passedOver(String apiVersion, String name) {
        return name.equals("MCPRoute") && group(apiVersion).equals(Kinds.AI_GATEWAY_ROUTE.group())
                ? "is not served"
                : "is passed over: " + name + " of " + apiVersion + " is not read";
    }

    /** The first field of a document with a spec that no such document has. */
    static Optional<ConfigurationException> unknownField(Map<String, ?> content) {
        TreeSet<String> unknown = new TreeSet<>(content.keySet());
        FIELDS.forEach(unknown::remove);
        return unknown.stream()
                .findFirst()
                .map(field -> new ConfigurationException(field, "unknown field" + Nearest.hint(field, FIELDS)));
    }

    private static Stream<String> groups(Kind<?> kind) {
        return kind.apiVersions().stream().map(KnownKind::group);
    }

    private static String group(String apiVersion) {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }
}
