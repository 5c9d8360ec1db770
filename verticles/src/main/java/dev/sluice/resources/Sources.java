package dev.sluice.resources;

import dev.sluice.resources.kubernetes.KubernetesOptions;
import dev.sluice.resources.kubernetes.KubernetesSource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Opens the source that options name. */
public final class Sources {
    private Sources() {}

    /** The source; files where no API server is named. */
    public static Source of(ResourcesOptions options, Function<String, Optional<String>> environment) {
        return options.kubernetes()
                .<Source>map(server ->
                        new KubernetesSource(client(server), server, options.controllerName(), InstantSource.system()))
                .orElseGet(() -> new FileSource(options.files(), environment));
    }

    private static KubernetesClient client(KubernetesOptions options) {
        Config config = options.kubeconfig()
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(options.context().orElse(null)));
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withWatchReconnectLimit(-1)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }
}
