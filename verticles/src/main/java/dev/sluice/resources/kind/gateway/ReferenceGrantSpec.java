package dev.sluice.resources.kind.gateway;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** The spec of a ReferenceGrant: who may refer from elsewhere to what is in its namespace. */
public record ReferenceGrantSpec(List<From> from, List<To> to) {
    public ReferenceGrantSpec {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Those who refer. */
    public record From(@Default("") String group, String kind, String namespace) {}

    /** What they refer to; all of the kind when no name is given. */
    public record To(@Default("") String group, String kind, Optional<String> name) {}
}
