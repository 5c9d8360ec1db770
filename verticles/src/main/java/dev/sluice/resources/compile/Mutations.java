package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.aigateway.BodyMutation;
import dev.sluice.resources.kind.aigateway.HeaderMutation;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.HeaderChange.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What AIServiceBackends and the routes to them change in requests; what is removed and set is set. */
final class Mutations {
    private final Documents documents;

    Mutations(Documents documents) {
        this.documents = documents;
    }

    /** A mutation without the headers that are not for changing. */
    HeaderMutation allowed(Resource<?> resource, String path, Optional<HeaderMutation> mutation) {
        HeaderMutation given = mutation.orElseGet(() -> new HeaderMutation(List.of(), List.of()));
        return new HeaderMutation(
                given.set().stream()
                        .filter(header -> allowed(resource, path + ".set", header.name()))
                        .toList(),
                given.remove().stream()
                        .filter(name -> allowed(resource, path + ".remove", name))
                        .toList());
    }

    private boolean allowed(Resource<?> resource, String path, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean reserved =
                lower.startsWith(":") || lower.startsWith("x-ai-eg-") || lower.equals("x-envoy-original-path");
        if (reserved) {
            documents.warn(resource, path, name + " has no effect: the header is the gateway's own");
        }
        return !reserved;
    }

    /** The changes of headers, the nearer mutation's before the farther one's. */
    static Filters headers(HeaderMutation farther, HeaderMutation nearer) {
        Map<String, Optional<Header>> changes = new LinkedHashMap<>();
        for (HeaderMutation mutation : List.of(farther, nearer)) {
            mutation.remove().forEach(name -> changes.put(name.toLowerCase(Locale.ROOT), Optional.empty()));
            mutation.set()
                    .forEach(header -> changes.put(
                            header.name().toLowerCase(Locale.ROOT),
                            Optional.of(new Header(header.name(), header.value()))));
        }
        HeaderChange request = new HeaderChange(
                changes.values().stream().flatMap(Optional::stream).toList(), List.of(), removed(changes));
        return new Filters(request, HeaderChange.NONE, Optional.empty(), Optional.empty(), List.of());
    }

    /** The changes of the body, the nearer mutation's before the farther one's. */
    static BodyChange body(Optional<BodyMutation> farther, Optional<BodyMutation> nearer) {
        Map<String, Optional<BodyChange.Field>> changes = new LinkedHashMap<>();
        for (Optional<BodyMutation> mutation : List.of(farther, nearer)) {
            mutation.ifPresent(given -> given.remove().forEach(path -> changes.put(path, Optional.empty())));
            mutation.ifPresent(given -> given.set()
                    .forEach(field ->
                            changes.put(field.path(), Optional.of(new BodyChange.Field(field.path(), field.value())))));
        }
        return new BodyChange(
                changes.values().stream().flatMap(Optional::stream).toList(), removed(changes));
    }

    private static <T> List<String> removed(Map<String, Optional<T>> changes) {
        return changes.entrySet().stream()
                .filter(change -> change.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
