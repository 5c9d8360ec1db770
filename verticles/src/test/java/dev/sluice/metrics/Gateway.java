package dev.sluice.metrics;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.ClusterView;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.Member;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PolledNews;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A gateway of a cluster, as far as its asking of endpoints goes: a bus of its own, on which a test is its cluster. */
final class Gateway {
    static final String POOL = "llama";

    final Vertx vertx = Vertx.vertx();
    final Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
    final Heard<PoolSnapshot> snapshots = new Heard<>(bus, Addresses.polled(POOL));
    final Heard<ServedModels> served = new Heard<>(bus, Addresses.SERVED_MODELS);
    final Heard<PolledNews> told = new Heard<>(bus, Addresses.POLLED_HERE);
    final String id;
    private String deployment = "";

    Gateway(String id) {
        this.id = id;
    }

    void deploy(MetricsOptions options, URI... endpoints) throws Exception {
        deployment = done(vertx.deployVerticle(new MetricsVerticle(bus, options, List.of(pool(endpoints)))));
    }

    /** Stops asking and telling, as when its process ends. */
    void stop() throws Exception {
        done(vertx.undeploy(deployment));
    }

    void close() throws Exception {
        done(vertx.close());
    }

    /** Is told of its cluster. */
    void sees(String... members) {
        List<Member> all = Arrays.stream(members)
                .sorted()
                .map(member -> new Member(member, member, "1", "", ""))
                .toList();
        bus.publish(Addresses.CLUSTER, new ClusterView(id, all, true));
    }

    static PoolSpec pool(URI... endpoints) {
        List<EndpointSpec> specs = Arrays.stream(endpoints)
                .map(address -> new EndpointSpec(address, "", Map.of()))
                .toList();
        return new PoolSpec(POOL, List.of(), specs, new PickerSpec(List.of(), List.of()));
    }

    /** An id under which another gateway has one endpoint, and this one has the others. */
    String stranger(URI theirs, URI... ours) {
        return IntStream.range(0, 10_000)
                .mapToObj(index -> "stranger-" + index)
                .filter(other -> {
                    Ownership ownership = new Ownership(id, List.of(id, other));
                    return ownership.owner(POOL, theirs).equals(other)
                            && Arrays.stream(ours).allMatch(endpoint -> ownership.isOurs(POOL, endpoint));
                })
                .findFirst()
                .orElseThrow();
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
