package dev.sluice.resources.kubernetes;

import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which API server the documents come from, and how much of it.
 *
 * @param namespaces those that are read; all when empty
 * @param kubeconfig a file that says where the API server is; else the environment, the usual file or the service account
 *     says so
 * @param context of the kubeconfig; its current one when empty
 * @param leaseNamespace where the lease lies; the gateway's own namespace when empty
 * @param leaseName of the lease whose holder alone writes statuses
 * @param statuses whether statuses are written
 * @param resync how often everything known is gone through again
 */
public record KubernetesOptions(
        @Default("[]") List<String> namespaces,
        Optional<Path> kubeconfig,
        Optional<String> context,
        Optional<String> leaseNamespace,
        @Default("sluice") String leaseName,
        @Default("true") boolean statuses,
        @Default("10m") Duration resync) {
    public KubernetesOptions {
        namespaces = List.copyOf(namespaces);
    }
}
