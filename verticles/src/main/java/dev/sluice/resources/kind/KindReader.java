package dev.sluice.resources.kind;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.document.Document;
import dev.sluice.resources.kind.Kind.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands documents. */
public final class KindReader {
    private static final String NOT_SERVED = "MCPRoute";

    private KindReader() {}

    /** Understands a document; a field that is not known refuses it. */
    public static Reading read(Document document) {
        return read(document, true);
    }

    /** The same where the API server has already decided what it takes: a field that is not known is a warning. */
    public static Reading readAccepted(Document document) {
        return read(document, false);
    }

    private static Reading read(Document document, boolean strict) {
        try {
            return understood(document, strict);
        } catch (ConfigurationException wrong) {
            return refused(document.origin().problem(wrong.path(), wrong.sentence()));
        }
    }

    private static Reading understood(Document document, boolean strict) {
        String apiVersion = text(document, "apiVersion");
        String name = text(document, "kind");
        List<Kind<?>> named =
                Kinds.ALL.stream().filter(kind -> kind.name().equals(name)).toList();
        Optional<Kind<?>> known = named.stream()
                .filter(kind -> kind.apiVersions().contains(apiVersion))
                .findFirst();
        if (known.isPresent()) {
            return bound(known.get(), apiVersion, document, strict);
        }
        boolean ours = named.stream().anyMatch(kind -> group(apiVersion)
                .equals(group(kind.apiVersions().get(0))));
        if (ours) {
            List<String> versions =
                    named.stream().flatMap(kind -> kind.apiVersions().stream()).toList();
            throw new ConfigurationException(
                    "apiVersion", apiVersion + " is not read" + Nearest.hint(apiVersion, versions));
        }
        String fate = name.equals(NOT_SERVED) ? " is not served" : " is passed over, as such documents are not read";
        return new Reading(
                Optional.empty(), List.of(), List.of(document.origin().problem("", name + " of " + apiVersion + fate)));
    }

    private static <S extends Record> Reading bound(
            Kind<S> kind, String apiVersion, Document document, boolean strict) {
        boolean spec = kind.shape() == Shape.SPEC;
        String path = spec ? "spec" : "";
        Metadata metadata = MetadataReader.read(document.content().get("metadata"), kind.namespaced());
        Pruning pruning = new Pruning(kind.withoutEffect());
        Map<String, @Nullable Object> content = pruning.prune(
                path,
                "",
                spec ? Spellings.newest(kind, apiVersion, spec(document)) : document.content(),
                kind.content());
        boolean closed = spec && strict && !kind.open();
        if (closed && !pruning.unknown().isEmpty()) {
            return new Reading(Optional.empty(), problems(document, pruning.unknown(), ""), List.of());
        }
        S bound = Binder.bind(path, content, kind.content());
        List<ResourceProblem> warnings = problems(document, pruning.ignored(), "accepted without effect: ");
        if (spec) {
            warnings.addAll(problems(document, pruning.unknown(), "accepted without effect: "));
        }
        return new Reading(Optional.of(new Resource<>(kind, metadata, bound, document.origin())), List.of(), warnings);
    }

    private static List<ResourceProblem> problems(Document document, Map<String, String> sentences, String before) {
        List<ResourceProblem> problems = new ArrayList<>();
        sentences.forEach((path, sentence) -> problems.add(document.origin().problem(path, before + sentence)));
        return problems;
    }

    @SuppressWarnings("unchecked") // The keys of all maps that are read are text.
    private static Map<String, ?> spec(Document document) {
        if (document.content().get("spec") instanceof Map<?, ?> spec) {
            return (Map<String, ?>) spec;
        }
        throw new ConfigurationException("spec", "missing; wanted an object");
    }

    private static String text(Document document, String key) {
        if (document.content().get(key) instanceof String text) {
            return text;
        }
        throw new ConfigurationException(key, "missing; wanted a string");
    }

    private static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private static Reading refused(ResourceProblem problem) {
        return new Reading(Optional.empty(), List.of(problem), List.of());
    }
}
