package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** Makes clients of the API server that options name. */
final class Clients {
    private static final int PATIENCE_MILLIS = 10_000;

    private Clients() {}

    static KubernetesClient of(KubernetesOptions options) {
        String context = options.context().orElse("");
        Config config = options.kubeconfig()
                .map(file -> context.isEmpty()
                        ? Config.fromKubeconfig(file.toFile())
                        : Config.fromKubeconfig(context, file.toFile()))
                .orElseGet(() -> Config.autoConfigure(context.isEmpty() ? null : context));
        return of(config);
    }

    /** A client that fails soon, as what failed is tried again anyway. */
    static KubernetesClient of(Config config) {
        config.setRequestRetryBackoffLimit(0);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setRequestTimeout(PATIENCE_MILLIS);
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
