package dev.sluice.admin;

import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The gateways of the cluster as they were last heard of, and whether they are of one mind. */
final class Replicas {
    private static final Map<String, Function<Member, String>> TO_AGREE_ON = new LinkedHashMap<>();

    static {
        TO_AGREE_ON.put("version", Member::version);
        TO_AGREE_ON.put("configuration", Member::configuration);
        TO_AGREE_ON.put("plugins", Member::plugins);
    }

    private final boolean expected;
    private Optional<ClusterView> newest = Optional.empty();

    /**
     * Knows nothing yet.
     *
     * @param expected whether there is somebody who tells of other gateways
     */
    Replicas(boolean expected) {
        this.expected = expected;
    }

    void hear(ClusterView view) {
        newest = Optional.of(view);
    }

    /** Whether this gateway has still to learn what the others know. */
    boolean areAwaited() {
        return expected && !newest.map(ClusterView::warm).orElse(false);
    }

    /** For those who ask for nothing but health; empty without a cluster. */
    Optional<JsonObject> brief() {
        return newest.map(view -> new JsonObject()
                .put("gateways", view.members().size())
                .put("disagreements", new JsonArray(disagreements(view))));
    }

    /** Everything; without a cluster, no gateways. */
    JsonObject json() {
        List<Member> members = newest.map(ClusterView::members).orElse(List.of());
        String self = newest.map(ClusterView::self).orElse("");
        JsonArray gateways = new JsonArray();
        members.forEach(member -> gateways.add(new JsonObject()
                .put("name", member.name())
                .put("id", member.id())
                .put("self", member.id().equals(self))
                .put("version", member.version())
                .put("configuration", member.configuration())
                .put("plugins", member.plugins())));
        return new JsonObject()
                .put("gateways", gateways)
                .put("warm", newest.map(ClusterView::warm).orElse(true))
                .put(
                        "disagreements",
                        new JsonArray(newest.map(Replicas::disagreements).orElse(List.of())));
    }

    private static List<String> disagreements(ClusterView view) {
        List<String> disagreements = new ArrayList<>();
        TO_AGREE_ON.forEach((name, value) -> {
            if (view.members().stream().map(value).distinct().count() > 1) {
                disagreements.add(name);
            }
        });
        return disagreements;
    }
}
