package dev.sluice.resources.kubernetes;

import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.Source;
import dev.sluice.resources.kind.Reading;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Documents from an API server, kept up to date by watching it, and their statuses written back. */
public final class KubernetesSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesSource.class);

    private final KubernetesClient client;
    private final Pace pace;
    private final Changes changes = new Changes();
    private final Watches watches;
    private final Readings readings;
    private final Presence presence;
    private final Optional<ElectionLease> lease;
    private final StatusWriter writer;
    private final Due discovery = new Due();
    private final Due unwritten = new Due();
    private boolean toWrite;

    /**
     * Documents of the API server that the options name.
     *
     * @param reader understands a document
     * @param controllerName under which statuses are written, as {@code example.com/sluice}
     */
    public KubernetesSource(
            KubernetesOptions options, Function<Map<String, ?>, Reading> reader, String controllerName) {
        this(Clients.of(options), options, reader, new Manner(controllerName, Pace.USUAL));
    }

    KubernetesSource(
            KubernetesClient client,
            KubernetesOptions options,
            Function<Map<String, ?>, Reading> reader,
            Manner manner) {
        this.client = client;
        pace = manner.pace();
        watches = new Watches(client, options, changes);
        readings = new Readings(reader, client.getKubernetesSerialization());
        presence = new Presence(client, pace.probe());
        lease = options.statuses() ? Optional.of(lease(options)) : Optional.empty();
        writer =
                new StatusWriter(client, watches, new StatusShape(manner.controllerName(), Clock.systemUTC()::instant));
    }

    /** How the source goes about it. */
    record Manner(String controllerName, Pace pace) {}

    /** Empty too until every object that can be known is known. */
    @Override
    public Optional<Look> look() {
        presence.look();
        discover();
        watches.look();
        if (!watches.settled()) {
            return Optional.empty();
        }
        settle();
        return changes.takeChanged() ? Optional.of(readings.look(watches)) : Optional.empty();
    }

    @Override
    public void report(List<ResourceStatus> statuses) {
        writer.take(statuses);
        toWrite = true;
        settle();
    }

    @Override
    public void close() {
        watches.stop();
        if (!presence.lost()) {
            lease.ifPresent(ElectionLease::release);
        }
        client.close();
    }

    private void discover() {
        if (presence.lost() || !discovery.now(pace.retry())) {
            return;
        }
        try {
            watches.discover();
            toWrite = true;
        } catch (KubernetesClientException failure) {
            LOG.debug("The kinds of the API server are not known", failure);
            discovery.in(pace.probe());
        }
    }

    private void settle() {
        if (lease.isEmpty() || presence.lost() || !watches.settled()) {
            return;
        }
        toWrite |= changes.takeTouched();
        if (lease.get().held() && toWrite && unwritten.now(pace.between())) {
            toWrite = !writer.write();
            unwritten.in(toWrite ? pace.probe() : pace.between());
        }
    }

    private ElectionLease lease(KubernetesOptions options) {
        String namespace = options.leaseNamespace()
                .or(() -> Optional.ofNullable(client.getNamespace()))
                .orElse("default");
        return new ElectionLease(client, namespace, options.leaseName(), pace.lease());
    }
}
