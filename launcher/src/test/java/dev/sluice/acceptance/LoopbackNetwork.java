package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.freePort;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The network between members of a cluster, each at a loopback address of its own, which reach each other only through
 * here: it can be cut between any two of them, and healed.
 */
final class LoopbackNetwork implements AutoCloseable {
    /** A connection that passes through here. */
    private record Passing(int from, int to, NetSocket near, NetSocket far) {
        void close() {
            near.close();
            far.close();
        }
    }

    /** The last number of the first member's address. */
    private static final int FIRST = 11;

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final String name = "test-" + UUID.randomUUID();
    private final Path directory;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Integer> doors = new ArrayList<>();
    /** Used on the event loop that serves the doors only. */
    private final Set<Passing> passing = new HashSet<>();

    private Set<List<Integer>> cut = Set.of();

    LoopbackNetwork(Path directory, int members) {
        this.directory = directory;
        for (int member = 0; member < members; member++) {
            ports.add(freePort());
            doors.add(freePort());
        }
        await(onLoop(() -> {
            List<Future<?>> listening = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                int to = member;
                listening.add(vertx.createNetServer()
                        .connectHandler(near -> pass(near, to))
                        .listen(doors.get(member), address(member)));
            }
            return Future.all(listening);
        }));
    }

    /** The Hazelcast configuration of a member, counted from 0. */
    Path file(int member) {
        String members = IntStream.range(0, doors.size())
                .mapToObj(one -> address(one) + ":" + doors.get(one))
                .collect(Collectors.joining(", "));
        String own = address(member);
        try {
            return Files.writeString(directory.resolve("member-" + member + ".yaml"), """
                    hazelcast:
                      cluster-name: %s
                      properties:
                        hazelcast.local.localAddress: %s
                        hazelcast.socket.client.bind.any: false
                      network:
                        public-address: %s:%d
                        port: {port: %d, auto-increment: false}
                        interfaces: {enabled: true, interfaces: [%s]}
                        join:
                          auto-detection: {enabled: false}
                          multicast: {enabled: false}
                          tcp-ip: {enabled: true, member-list: [%s]}
                    """.formatted(
                            name, own, own, doors.get(member), ports.get(member), own, members));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Cuts every connection between members of one side and the rest, until it is healed. */
    void cutOff(Set<Integer> side) {
        Set<List<Integer>> apart = new HashSet<>();
        for (int one = 0; one < ports.size(); one++) {
            for (int other = 0; other < ports.size(); other++) {
                if (side.contains(one) != side.contains(other)) {
                    apart.add(List.of(one, other));
                }
            }
        }
        await(onLoop(() -> {
            cut = apart;
            List.copyOf(passing).stream()
                    .filter(one -> apart.contains(List.of(one.from(), one.to())))
                    .forEach(Passing::close);
            return Future.succeededFuture();
        }));
    }

    /** Lets everybody reach everybody. */
    void heal() {
        await(onLoop(() -> {
            cut = Set.of();
            return Future.succeededFuture();
        }));
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static String address(int member) {
        return "127.0.0." + (member + FIRST);
    }

    private void pass(NetSocket near, int to) {
        String host = near.remoteAddress().hostAddress();
        int from = Integer.parseInt(host.substring(host.lastIndexOf('.') + 1)) - FIRST;
        if (cut.contains(List.of(from, to))) {
            near.close();
            return;
        }
        near.pause();
        client.connect(ports.get(to), address(to))
                .onSuccess(far -> join(new Passing(from, to, near, far)))
                .onFailure(refused -> near.close());
    }

    private void join(Passing joined) {
        passing.add(joined);
        joined.near().closeHandler(closed -> end(joined));
        joined.far().closeHandler(closed -> end(joined));
        joined.near().exceptionHandler(broken -> joined.close());
        joined.far().exceptionHandler(broken -> joined.close());
        joined.near().pipeTo(joined.far());
        joined.far().pipeTo(joined.near());
    }

    private void end(Passing ended) {
        passing.remove(ended);
        ended.close();
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> action) {
        return Future.future(promise -> vertx.runOnContext(go -> action.get().onComplete(promise)));
    }
}
