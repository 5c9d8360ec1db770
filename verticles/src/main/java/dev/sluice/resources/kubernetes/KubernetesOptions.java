package dev.sluice.resources.kubernetes;

import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which API server is watched, and how.
 *
 * @param namespaces whose documents are read; empty for all
 * @param kubeconfig how the server is reached; the pod's own service account, or the user's kubeconfig, when empty
 * @param context of the kubeconfig; its current one when empty
 * @param statuses whether conditions are written to the documents
 * @param leaseNamespace where the lease lives that the writing replica holds
 * @param leaseName its name
 * @param resync after which everything is looked at again
 */
public record KubernetesOptions(
        @Default("[]") List<String> namespaces,
        Optional<Path> kubeconfig,
        Optional<String> context,
        @Default("true") boolean statuses,
        @Default("default") String leaseNamespace,
        @Default("sluice") String leaseName,
        @Default("10m") Duration resync) {
    public KubernetesOptions {
        namespaces = List.copyOf(namespaces);
    }
}
