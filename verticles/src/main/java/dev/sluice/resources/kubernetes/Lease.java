package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/** Which of several replicas writes: the one that holds a lease of the API server, renewed as long as it lives. */
final class Lease {
    private static final Duration DURATION = Duration.ofSeconds(15);
    private static final Duration RENEWAL = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final KubernetesOptions options;
    private final InstantSource clock;
    private final String identity = "sluice-" + UUID.randomUUID();
    private Instant asked = Instant.MIN;
    private boolean held;

    Lease(KubernetesClient client, KubernetesOptions options, InstantSource clock) {
        this.client = client;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Whether it is ours; asks the server at most once every few seconds.
     *
     * @throws KubernetesClientException where the server does not let us see or write it
     */
    boolean isHeld() {
        Instant now = clock.instant();
        if (!asked.equals(Instant.MIN) && now.isBefore(asked.plus(RENEWAL))) {
            return held;
        }
        asked = now;
        held = false;
        held = take(now);
        return held;
    }

    private boolean take(Instant now) {
        var named = client.leases().inNamespace(options.leaseNamespace()).withName(options.leaseName());
        var found = named.get();
        if (found != null && !isOurs(found) && !isOver(found, now)) {
            return false;
        }
        ZonedDateTime time = now.atZone(ZoneOffset.UTC);
        var ours = (found == null ? new LeaseBuilder() : new LeaseBuilder(found))
                .editOrNewMetadata()
                .withName(options.leaseName())
                .withNamespace(options.leaseNamespace())
                .endMetadata()
                .editOrNewSpec()
                .withHolderIdentity(identity)
                .withLeaseDurationSeconds(Math.toIntExact(DURATION.toSeconds()))
                .withRenewTime(time)
                .endSpec()
                .build();
        try {
            if (found == null) {
                client.leases()
                        .inNamespace(options.leaseNamespace())
                        .resource(ours)
                        .create();
            } else {
                client.leases()
                        .inNamespace(options.leaseNamespace())
                        .resource(ours)
                        .update();
            }
            return true;
        } catch (KubernetesClientException lost) {
            if (lost.getCode() == 409) {
                return false;
            }
            throw lost;
        }
    }

    private boolean isOurs(io.fabric8.kubernetes.api.model.coordination.v1.Lease found) {
        return identity.equals(found.getSpec().getHolderIdentity());
    }

    private static boolean isOver(io.fabric8.kubernetes.api.model.coordination.v1.Lease found, Instant now) {
        ZonedDateTime renewed = found.getSpec().getRenewTime();
        return renewed == null || renewed.toInstant().plus(DURATION).isBefore(now);
    }
}
