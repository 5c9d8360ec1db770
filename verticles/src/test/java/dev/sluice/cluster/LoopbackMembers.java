package dev.sluice.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hazelcast configurations of a few members on loopback, each at a port that was free. */
final class LoopbackMembers {
    private final Path directory;
    private final String name = "test-" + UUID.randomUUID();
    private final List<Integer> ports;

    LoopbackMembers(Path directory, int members) {
        this.directory = directory;
        this.ports = freePorts(members);
    }

    /** Writes the file of one of them, counted from 0. */
    Path file(int member) {
        String list = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", "));
        try {
            return Files.writeString(
                    directory.resolve("member-" + member + ".yaml"), """
                    hazelcast:
                      cluster-name: %s
                      network:
                        port: {port: %d, auto-increment: false}
                        interfaces: {enabled: true, interfaces: [127.0.0.1]}
                        join:
                          auto-detection: {enabled: false}
                          multicast: {enabled: false}
                          tcp-ip: {enabled: true, member-list: [%s]}
                    """.formatted(name, ports.get(member), list));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int index = 0; index < count; index++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> free = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return free;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
