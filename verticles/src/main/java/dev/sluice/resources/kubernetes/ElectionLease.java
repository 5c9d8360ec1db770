package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease whose holder alone writes statuses; taken over from a holder that has not renewed it for its duration. */
final class ElectionLease {
    private static final Logger LOG = LoggerFactory.getLogger(ElectionLease.class);
    private static final int RENEWALS = 3;
    private static final String DENIED =
            "may not update leases.coordination.k8s.io in namespace {}: give the service account the verbs get, create"
                    + " and update; no statuses are written until then";
    private static final String MISSING =
            "the lease cannot be created in namespace {}, which is not there; no statuses are written until it is";

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final Duration duration;
    private final String identity = "sluice-" + UUID.randomUUID();
    private final Due due = new Due();
    private String seenVersion = "";
    private long seenAt;
    private long renewedAt;
    private boolean held;
    private boolean denied;

    ElectionLease(KubernetesClient client, String namespace, String name, Duration duration) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.duration = duration;
    }

    /** Whether this replica holds it, after renewing it or trying for it where that is due. */
    boolean held() {
        if (due.now(duration.dividedBy(RENEWALS))) {
            renew();
        }
        return held && System.nanoTime() - renewedAt < duration.toNanos();
    }

    /** Leaves it to another replica. */
    void release() {
        if (!held) {
            return;
        }
        held = false;
        try {
            Optional.ofNullable(lease().get()).filter(this::ours).ifPresent(lease -> write(lease, ""));
        } catch (KubernetesClientException failure) {
            LOG.debug("The lease is not released and runs out", failure);
        }
    }

    private void renew() {
        long now = System.nanoTime();
        try {
            boolean before = held;
            held = take(Optional.ofNullable(lease().get()));
            renewedAt = held ? now : renewedAt;
            if (held && !before) {
                LOG.atInfo().addKeyValue("lease", namespace + "/" + name).log("This replica writes statuses");
            }
            denied = false;
        } catch (KubernetesClientException failure) {
            refuse(failure);
        }
    }

    private boolean take(Optional<Lease> found) {
        if (found.isEmpty()) {
            create();
            return true;
        }
        Lease lease = found.get();
        if (!ours(lease) && !free(lease)) {
            return false;
        }
        write(lease, identity);
        return true;
    }

    private boolean ours(Lease lease) {
        return identity.equals(lease.getSpec().getHolderIdentity());
    }

    /** Another's lease runs out by the time that it was seen to change last, not by the other's clock. */
    private boolean free(Lease lease) {
        String holder = lease.getSpec().getHolderIdentity();
        if (holder == null || holder.isEmpty()) {
            return true;
        }
        String version = lease.getMetadata().getResourceVersion();
        if (!version.equals(seenVersion)) {
            seenVersion = version;
            seenAt = System.nanoTime();
        }
        return System.nanoTime() - seenAt > duration.toNanos();
    }

    private void create() {
        Lease lease = new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withSpec(spec(identity, new LeaseSpec()))
                .build();
        client.leases().inNamespace(namespace).resource(lease).create();
    }

    private void write(Lease lease, String holder) {
        lease.setSpec(spec(holder, lease.getSpec()));
        client.leases()
                .inNamespace(namespace)
                .resource(lease)
                .lockResourceVersion(lease.getMetadata().getResourceVersion())
                .update();
    }

    private LeaseSpec spec(String holder, LeaseSpec spec) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        if (!holder.equals(spec.getHolderIdentity())) {
            spec.setAcquireTime(now);
            int transitions = spec.getLeaseTransitions() == null ? 0 : spec.getLeaseTransitions() + 1;
            spec.setLeaseTransitions(transitions);
        }
        spec.setHolderIdentity(holder);
        spec.setRenewTime(now);
        spec.setLeaseDurationSeconds((int) Math.max(1, duration.toSeconds()));
        return spec;
    }

    private void refuse(KubernetesClientException failure) {
        int status = Failures.status(failure);
        if (status == Failures.CONFLICT) {
            held = false;
        }
        if (!denied && (status == Failures.FORBIDDEN || status == Failures.NOT_FOUND)) {
            denied = true;
            LOG.warn(status == Failures.FORBIDDEN ? DENIED : MISSING, namespace);
        }
    }

    private Resource<Lease> lease() {
        return client.leases().inNamespace(namespace).withName(name);
    }
}
