package dev.sluice.resources;

import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.kind.KindReader;
import dev.sluice.resources.kubernetes.KubernetesSource;
import java.util.Optional;
import java.util.function.Function;

/** Opens the source that options name. */
public final class Sources {
    private Sources() {}

    /** The source; files where no API server is named. */
    public static Source of(ResourcesOptions options, Function<String, Optional<String>> environment) {
        return options.kubernetes()
                .<Source>map(server -> new KubernetesSource(
                        server,
                        content -> KindReader.readAccepted(DocumentReader.of(content)),
                        options.controllerName()))
                .orElseGet(() -> new FileSource(options.files(), environment));
    }
}
