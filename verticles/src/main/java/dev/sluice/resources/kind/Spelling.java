package dev.sluice.resources.kind;

import dev.sluice.config.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An older way to write a kind's spec: how it becomes the preferred one, and where its fields stand in the older. */
final class Spelling {
    /** The preferred one. */
    static final Spelling NEW = new Spelling(spec -> {}, List.of());

    private static final Spelling POOL = new Spelling(
            Spelling::pool,
            List.of(
                    new Move("spec.selector.matchLabels", "spec.selector"),
                    new Move("spec.targetPorts[0].number", "spec.targetPortNumber"),
                    new Move("spec.targetPorts", "spec.targetPortNumber"),
                    new Move("spec.endpointPickerRef.port.number", "spec.extensionRef.portNumber"),
                    new Move("spec.endpointPickerRef", "spec.extensionRef")));
    private static final Spelling ROUTE =
            new Spelling(Spelling::route, List.of(new Move("spec.parentRefs", "spec.targetRefs")));

    /** The port of endpoint pickers that name none. */
    private static final int PICKER_PORT = 9002;

    private final Consumer<Map<String, @Nullable Object>> conversion;
    private final List<Move> moves;

    private Spelling(Consumer<Map<String, @Nullable Object>> conversion, List<Move> moves) {
        this.conversion = conversion;
        this.moves = moves;
    }

    /** A field of the preferred spelling, and where it stands in the older one. */
    private record Move(String path, String written) {
        boolean isIn(Map<String, ?> spec) {
            Object field = spec.get(written.split("\\.", -1)[1]);
            return field != null && !(field instanceof Map<?, ?> map && map.get("matchLabels") instanceof Map<?, ?>);
        }
    }

    static Spelling of(Kind<?> kind, String apiVersion, Map<String, ?> spec) {
        if (apiVersion.equals(kind.apiVersions().get(0))) {
            return NEW;
        }
        if (kind.equals(Kinds.INFERENCE_POOL)) {
            return POOL.in(spec);
        }
        return kind.equals(Kinds.AI_GATEWAY_ROUTE) ? ROUTE.in(spec) : NEW;
    }

    /** Of the moves, those that a spec needs: it may be written the preferred way all the same. */
    private Spelling in(Map<String, ?> spec) {
        return new Spelling(
                conversion, moves.stream().filter(move -> move.isIn(spec)).toList());
    }

    /**
     * Changes a spec into the preferred spelling.
     *
     * @throws ConfigurationException where both spellings of a field are there
     */
    void convert(Map<String, @Nullable Object> spec) {
        conversion.accept(spec);
    }

    /** The path by which a document has what stands at a path of the preferred spelling. */
    String written(String path) {
        return moves.stream()
                .filter(move -> path.startsWith(move.path))
                .findFirst()
                .map(move -> move.written + path.substring(move.path.length()))
                .orElse(path);
    }

    private static void pool(Map<String, @Nullable Object> spec) {
        if (spec.get("selector") instanceof Map<?, ?> selector && !(selector.get("matchLabels") instanceof Map<?, ?>)) {
            spec.put("selector", Map.of("matchLabels", selector));
        }
        Object number = spec.remove("targetPortNumber");
        if (number != null) {
            spec.putIfAbsent("targetPorts", List.of(Map.of("number", number)));
        }
        if (spec.remove("extensionRef") instanceof Map<?, ?> extension) {
            Map<String, @Nullable Object> picker = Plain.object(extension);
            Object port = picker.remove("portNumber");
            if (port != null || "Service".equals(picker.getOrDefault("kind", "Service"))) {
                picker.put("port", Map.of("number", port == null ? PICKER_PORT : port));
            }
            spec.putIfAbsent("endpointPickerRef", picker);
        }
    }

    private static void route(Map<String, @Nullable Object> spec) {
        Object targets = spec.remove("targetRefs");
        if (targets == null || targets.equals(List.of())) {
            return;
        }
        if (spec.containsKey("parentRefs")) {
            throw new ConfigurationException("spec", "targetRefs is deprecated, use parentRefs only");
        }
        spec.put("parentRefs", targets);
    }
}
