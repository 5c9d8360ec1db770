package dev.sluice.resources.compile;

import dev.sluice.config.Binder;
import dev.sluice.message.Condition;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.document.Origin;
import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Metadata;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.ResourceSet;
import dev.sluice.resources.kind.core.PodDocument;
import dev.sluice.routing.Route;
import dev.sluice.routing.RouteRule;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Compiles documents written as YAML, and finds things in what they become. */
record Yaml(Compiled compiled) {
    static final CompileOptions OPTIONS = new CompileOptions(CompileOptions.CONTROLLER, List.of(), List.of(), Map.of());

    /** A Gateway with one listener for every host. */
    static final String GATEWAY = """
            kind: Gateway
            metadata: {name: gw, namespace: a, generation: 3}
            spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 80}]}
            """;

    static Yaml compile(String... documents) {
        return compile(OPTIONS, documents);
    }

    static Yaml compile(CompileOptions options, String... documents) {
        return new Yaml(Compiler.compile(set(documents), options));
    }

    static ResourceSet set(String... documents) {
        return ResourceSet.of(Arrays.stream(documents)
                .flatMap(text -> StreamSupport.stream(
                        new Load(LoadSettings.builder().build())
                                .loadAllFromString(text)
                                .spliterator(),
                        false))
                .map(content -> resource((Map<?, ?>) content))
                .toList());
    }

    /** An HTTPRoute of namespace {@code a}, attached to {@link #GATEWAY}, with one rule. */
    static String httpRoute(String rule) {
        return """
            kind: HTTPRoute
            metadata: {name: route, namespace: a, generation: 7}
            spec: {parentRefs: [{name: gw}], rules: [%s]}
            """.formatted(rule);
    }

    /** An AIGatewayRoute of namespace {@code a}, attached to {@link #GATEWAY}, with one rule. */
    static String aiRoute(String rule) {
        return """
            kind: AIGatewayRoute
            metadata: {name: chat, namespace: a, generation: 5, creationTimestamp: "2025-01-02T03:04:05Z"}
            spec: {parentRefs: [{name: gw}], rules: [%s]}
            """.formatted(rule);
    }

    List<Route> routes() {
        return compiled.table().listeners().stream()
                .flatMap(listener -> listener.routes().stream())
                .toList();
    }

    RouteRule rule() {
        return routes().get(0).rules().get(0);
    }

    ResourceStatus status(String kind, String name) {
        return compiled.statuses().stream()
                .filter(status ->
                        status.key().kind().equals(kind) && status.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Condition parent(String kind, String name, String type) {
        return condition(status(kind, name).parents().get(0).conditions(), type);
    }

    Condition listener(String gateway, int index, String type) {
        return condition(status("Gateway", gateway).listeners().get(index).conditions(), type);
    }

    List<String> warnings() {
        return compiled.warnings().stream().map(ResourceProblem::toString).toList();
    }

    static Condition condition(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Resource<?> resource(Map<?, ?> content) {
        Kind<?> kind = Kinds.ALL.stream()
                .filter(known -> known.name().equals(content.get("kind")))
                .findFirst()
                .orElseThrow();
        return resource(kind, content);
    }

    private static <S extends Record> Resource<S> resource(Kind<S> kind, Map<?, ?> content) {
        Map<?, ?> metadata = (Map<?, ?>) content.get("metadata");
        return new Resource<>(kind, metadata(kind, metadata), spec(kind, content), new Place(kind.name()));
    }

    private static <S extends Record> S spec(Kind<S> kind, Map<?, ?> content) {
        if (kind == (Kind<?>) Kinds.POD) {
            return kind.content().cast(pod((Map<?, ?>) content.get("status")));
        }
        Map<String, Object> fields = new HashMap<>();
        Map<?, ?> from = kind.shape() != Kind.Shape.WHOLE ? (Map<?, ?>) content.get("spec") : content;
        List<String> known = Arrays.stream(kind.content().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        from.forEach((key, value) -> {
            if (kind.shape() != Kind.Shape.WHOLE || known.contains(key)) {
                fields.put((String) key, value);
            }
        });
        return Binder.bind("spec", fields, kind.content());
    }

    private static PodDocument pod(Map<?, ?> status) {
        return new PodDocument(
                new PodDocument.Life(Optional.empty()),
                new PodDocument.Status(
                        Optional.ofNullable((String) status.get("podIP")),
                        List.of(new PodDocument.PodCondition(
                                "Ready", Boolean.FALSE.equals(status.get("ready")) ? "False" : "True"))));
    }

    private static Metadata metadata(Kind<?> kind, Map<?, ?> metadata) {
        Object created = metadata.get("creationTimestamp");
        Object generation = metadata.get("generation");
        Object namespace = metadata.get("namespace");
        return new Metadata(
                (String) metadata.get("name"),
                kind.namespaced() ? (namespace == null ? "default" : (String) namespace) : "",
                texts(metadata.get("labels")),
                texts(metadata.get("annotations")),
                created == null ? Instant.EPOCH : Instant.parse((String) created),
                generation == null ? 0 : (Integer) generation);
    }

    private static Map<String, String> texts(Object map) {
        Map<String, String> texts = new HashMap<>();
        if (map instanceof Map<?, ?> given) {
            given.forEach((key, value) -> texts.put((String) key, String.valueOf(value)));
        }
        return texts;
    }

    private record Place(String file) implements Origin {
        @Override
        public int line(String path) {
            return 0;
        }
    }
}
