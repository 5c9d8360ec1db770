package dev.sluice.resources.kind.gateway;

import dev.sluice.spi.Default;
import java.util.Optional;

/** Names a Secret, or another kind that holds what a Secret would; in the document's own namespace when it names none. */
public record SecretRef(
        @Default("") String group, @Default("Secret") String kind, Optional<String> namespace, String name) {}
