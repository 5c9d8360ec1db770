package dev.sluice.limits;

import dev.sluice.caller.Caller;
import java.util.Locale;
import java.util.Optional;

/**
 * Something about a request by which limits select, and count apart.
 *
 * @param name of the header, in lower case, or of the claim; empty for the other kinds
 */
public record Attribute(Kind kind, String name) {
    /** What there is. */
    public enum Kind {
        /** A header as the client sent it, which anybody can write. */
        HEADER,
        /** A claim of a verified token. */
        CLAIM,
        /** The id of the API key. */
        KEY,
        /** The owner of the API key, or whom the token is about. */
        OWNER,
        TENANT,
        MODEL,
        /** The address of the one that connected. */
        SOURCE;

        private boolean isNamed() {
            return this == HEADER || this == CLAIM;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Attribute {
        boolean named = kind.isNamed();
        if (named == name.isEmpty()) {
            throw new IllegalArgumentException(named ? "wanted a name, found none" : "wanted no name, found " + name);
        }
        name = kind == Kind.HEADER ? name.toLowerCase(Locale.ROOT) : name;
    }

    /**
     * Reads one from text: {@code key}, {@code owner}, {@code tenant}, {@code model}, {@code source}, {@code header:NAME} or
     * {@code claim:NAME}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Attribute read(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        for (Kind known : Kind.values()) {
            if (known.word().equals(kind) && (colon < 0 || known.isNamed())) {
                return new Attribute(known, colon < 0 ? "" : text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException(
                "wanted key, owner, tenant, model, source, header:NAME or claim:NAME, found \"" + text + '"');
    }

    /** Its value for a request; empty where it has none. */
    public Optional<String> of(RequestFacts facts) {
        return switch (kind) {
            case HEADER -> Optional.ofNullable(facts.header(name));
            case CLAIM -> facts.caller().map(caller -> caller.claims().get(name));
            case KEY -> facts.caller().flatMap(Caller::keyId);
            case OWNER -> facts.caller().map(Caller::subject);
            case TENANT -> facts.caller().flatMap(Caller::tenant);
            case MODEL -> Optional.of(facts.model()).filter(model -> !model.isEmpty());
            case SOURCE -> Optional.of(facts.source());
        };
    }

    /** As {@link #read} reads it. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind.word() : kind.word() + ':' + name;
    }
}
