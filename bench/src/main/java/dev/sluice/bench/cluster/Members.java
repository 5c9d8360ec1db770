package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hazelcast configurations of the members of one cluster on loopback.
 *
 * @param name of the cluster
 * @param ports that the members listen on
 * @param doors where they are reached, in the same order; the ports themselves where nothing stands before them
 */
public record Members(String name, List<Integer> ports, List<Integer> doors) {
    public Members {
        ports = List.copyOf(ports);
        doors = List.copyOf(doors);
    }

    /** A cluster of its own, whose members reach each other at these doors. */
    public static Members of(List<Integer> ports, List<Integer> doors) {
        return new Members("bench-" + UUID.randomUUID(), ports, doors);
    }

    /** Writes the file of one of them, counted from 0. */
    Path file(int member, Folder folder) throws IOException {
        return folder.write(name + "-" + member + ".yaml", yaml(member));
    }

    String yaml(int member) {
        String list = doors.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", "));
        return """
                hazelcast:
                  cluster-name: %s
                  network:
                    public-address: 127.0.0.1:%d
                    port: {port: %d, auto-increment: false}
                    interfaces: {enabled: true, interfaces: [127.0.0.1]}
                    join:
                      auto-detection: {enabled: false}
                      multicast: {enabled: false}
                      tcp-ip: {enabled: true, member-list: [%s]}
                """.formatted(name, doors.get(member), ports.get(member), list);
    }
}
