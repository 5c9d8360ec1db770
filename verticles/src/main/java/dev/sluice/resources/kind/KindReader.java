package dev.sluice.resources.kind;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.document.Document;
import dev.sluice.resources.document.Origin;
import dev.sluice.resources.kind.Kind.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands documents: which kind each is of, and what it says. */
public final class KindReader {
    private final Origin origin;
    private final boolean strict;
    private final Map<String, @Nullable Object> content;
    private final List<ResourceProblem> refused = new ArrayList<>();
    private final List<ResourceProblem> warnings = new ArrayList<>();

    private KindReader(Document document, boolean strict) {
        this.strict = strict;
        origin = document.origin();
        content = Plain.object(document.content());
    }

    /**
     * Reads one document.
     *
     * @return the document understood, or why it is refused; of kinds that are not read a warning and nothing else
     */
    public static Reading read(Document document) {
        return new KindReader(document, true).read();
    }

    /** The same of one that the API server has taken: fields that are not known are passed over with a warning. */
    public static Reading readAccepted(Document document) {
        return new KindReader(document, false).read();
    }

    /** Whether a document is of a kind that is read, in whatever version. */
    public static boolean reads(Map<String, ?> content) {
        return content.get("apiVersion") instanceof String apiVersion
                && content.get("kind") instanceof String name
                && KnownKind.of(apiVersion, name).isPresent();
    }

    private Reading read() {
        Optional<String> apiVersion = text("apiVersion");
        Optional<String> name = text("kind");
        Optional<Resource<?>> resource =
                apiVersion.isPresent() && name.isPresent() ? ofKind(apiVersion.get(), name.get()) : Optional.empty();
        return new Reading(refused.isEmpty() ? resource : Optional.empty(), refused, warnings);
    }

    private Optional<String> text(String field) {
        if (content.get(field) instanceof String text && !text.isEmpty()) {
            return Optional.of(text);
        }
        refuse(field, content.containsKey(field) ? "wanted a string" : "missing; wanted a string");
        return Optional.empty();
    }

    private Optional<Resource<?>> ofKind(String apiVersion, String name) {
        Optional<Kind<?>> kind = KnownKind.of(apiVersion, name);
        if (kind.isEmpty()) {
            warnings.add(origin.problem("", KnownKind.passedOver(apiVersion, name)));
            return Optional.empty();
        }
        List<String> known = kind.get().apiVersions();
        if (!known.contains(apiVersion)) {
            refuse("apiVersion", "unknown version " + apiVersion + " (known: " + String.join(", ", known) + ")");
            return Optional.empty();
        }
        return understood(kind.get(), apiVersion);
    }

    private <S extends Record> Optional<Resource<?>> understood(Kind<S> kind, String apiVersion) {
        Optional<Metadata> metadata = metadata(kind);
        Optional<S> spec =
                kind.shape() == Shape.WHOLE ? bound(kind, "", content, Spelling.NEW) : spec(kind, apiVersion);
        return metadata.isEmpty() || spec.isEmpty()
                ? Optional.empty()
                : Optional.of(new Resource<>(kind, metadata.get(), spec.get(), origin));
    }

    private Optional<Metadata> metadata(Kind<?> kind) {
        if (!(content.get("metadata") instanceof Map<?, ?> metadata)) {
            refuse("metadata", content.containsKey("metadata") ? "wanted an object" : "missing; wanted an object");
            return Optional.empty();
        }
        try {
            return Optional.of(GivenMetadata.read(Plain.object(metadata), kind.namespaced()));
        } catch (ConfigurationException wrong) {
            refuse(wrong.path(), wrong.sentence());
            return Optional.empty();
        }
    }

    private <S extends Record> Optional<S> spec(Kind<S> kind, String apiVersion) {
        if (strict) {
            KnownKind.unknownField(content).ifPresent(field -> refuse(field.path(), field.sentence()));
        }
        if (!(content.get("spec") instanceof Map<?, ?> found)) {
            refuse("spec", content.containsKey("spec") ? "wanted an object" : "missing; wanted an object");
            return Optional.empty();
        }
        Map<String, @Nullable Object> spec = Plain.object(found);
        Spelling spelling = Spelling.of(kind, apiVersion, spec);
        try {
            spelling.convert(spec);
        } catch (ConfigurationException wrong) {
            refuse(wrong.path(), wrong.sentence());
            return Optional.empty();
        }
        WithoutEffect.remove(kind, spec)
                .forEach((path, reason) ->
                        warnings.add(origin.problem(spelling.written(path), "accepted without effect: " + reason)));
        return bound(kind, "spec", spec, spelling);
    }

    private <S extends Record> Optional<S> bound(
            Kind<S> kind, String path, Map<String, @Nullable Object> json, Spelling spelling) {
        try {
            return Optional.of(
                    strict && kind.shape() == Shape.SPEC
                            ? Binder.bind(path, json, kind.content())
                            : Binder.bindKnown(path, json, kind.content(), unknown -> passOver(kind, unknown)));
        } catch (ConfigurationException wrong) {
            String sentence = wrong.sentence().replaceFirst("^unknown key", "unknown field");
            boolean secret = kind.equals(Kinds.SECRET);
            refuse(spelling.written(wrong.path()), secret ? sentence.replaceFirst(", found .*", "") : sentence);
            return Optional.empty();
        }
    }

    private void passOver(Kind<?> kind, String path) {
        if (kind.shape() != Shape.WHOLE) {
            warnings.add(origin.problem(path, "not served"));
        }
    }

    private void refuse(String path, String sentence) {
        refused.add(origin.problem(path, sentence));
    }
}
