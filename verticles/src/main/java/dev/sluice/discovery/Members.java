package dev.sluice.discovery;

import dev.sluice.message.EndpointSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the candidates that are ready into the endpoints of a pool. */
public final class Members {
    /** Narrows the ports of a pod: a list with commas, in which what is no target port does not count. */
    public static final String ACTIVE_PORTS = "llm-d.ai/active-ports";

    private static final String LEGACY_ACTIVE_PORTS = "inference.networking.k8s.io/active-ports";

    private final List<Integer> targetPorts;

    private Members(List<Integer> targetPorts) {
        this.targetPorts = targetPorts;
    }

    /**
     * The endpoints by name: one for each target port of a candidate, called {@code name-rank-index} after the place of the
     * port where there are several. Of several at one address or of one name, the first counts.
     */
    public static List<EndpointSpec> of(List<Candidate> candidates, List<Integer> targetPorts) {
        Members members = new Members(List.copyOf(targetPorts));
        Set<String> names = new HashSet<>();
        Set<URI> addresses = new HashSet<>();
        return candidates.stream()
                .filter(Candidate::ready)
                .sorted(Comparator.comparing(Candidate::name))
                .flatMap(members::endpoints)
                .filter(endpoint -> !names.contains(endpoint.name()) && addresses.add(endpoint.address()))
                .filter(endpoint -> names.add(endpoint.name()))
                .sorted(Comparator.comparing(EndpointSpec::name))
                .toList();
    }

    private Stream<EndpointSpec> endpoints(Candidate candidate) {
        if (candidate.port().isPresent()) {
            return endpoint(candidate, candidate.name(), candidate.port().get()).stream();
        }
        Optional<Set<Integer>> active = active(candidate);
        List<EndpointSpec> endpoints = new ArrayList<>();
        for (int rank = 0; rank < targetPorts.size(); rank++) {
            int port = targetPorts.get(rank);
            if (active.isEmpty() || active.get().contains(port)) {
                String name = targetPorts.size() > 1 ? candidate.name() + "-rank-" + rank : candidate.name();
                endpoint(candidate, name, port).ifPresent(endpoints::add);
            }
        }
        return endpoints.stream();
    }

    private static Optional<Set<Integer>> active(Candidate candidate) {
        return Optional.ofNullable(candidate.annotations().get(ACTIVE_PORTS))
                .or(() -> Optional.ofNullable(candidate.annotations().get(LEGACY_ACTIVE_PORTS)))
                .map(Members::ports);
    }

    private static Set<Integer> ports(String list) {
        Set<Integer> ports = new HashSet<>();
        Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .forEach(text -> ports.add(Integer.valueOf(text)));
        return ports;
    }

    private static Optional<EndpointSpec> endpoint(Candidate candidate, String name, int port) {
        try {
            URI address = new URI("http", null, candidate.address(), port, null, null, null);
            return address.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new EndpointSpec(address, name, candidate.labels()));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
