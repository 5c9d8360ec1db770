package dev.sluice.discovery;

import java.util.Map;
import java.util.Optional;

/**
 * Something that may be an endpoint of a pool: a pod, an entry of an EndpointSlice or of an endpoints file.
 *
 * @param address an IP address or host name
 * @param port its own port, where it has one; else it is an endpoint on each target port of the pool
 * @param ready whether it may be sent requests
 */
public record Candidate(
        String namespace,
        String name,
        String address,
        Optional<Integer> port,
        Map<String, String> labels,
        Map<String, String> annotations,
        boolean ready) {
    public Candidate {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
