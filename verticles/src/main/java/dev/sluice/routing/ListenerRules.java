package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules attached to a listener, by the host names of their routes. */
final class ListenerRules {
    private final HostMap<HostRules> hosts;

    private ListenerRules(HostMap<HostRules> hosts) {
        this.hosts = hosts;
    }

    static ListenerRules of(List<Route> routes) {
        List<Claim> claims =
                routes.stream().flatMap(Claim::of).sorted(Precedence.ORDER).toList();
        Map<String, List<Candidate>> byHostname = new HashMap<>();
        for (int rank = 0; rank < claims.size(); rank++) {
            Candidate candidate = Candidate.of(rank, claims.get(rank));
            for (String hostname : candidate.claim().hostnames()) {
                byHostname.computeIfAbsent(hostname, fresh -> new ArrayList<>()).add(candidate);
            }
        }
        return new ListenerRules(new HostMap<>(byHostname.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> HostRules.of(entry.getValue())))));
    }

    /** Where no rule of the most specific host name holds, those of the next one have their turn. */
    Optional<Routed> match(RequestHead head, Optional<String> model) {
        for (HostRules rules : hosts.taking(head.host())) {
            Optional<Candidate> found = rules.paths().first(head, model);
            if (found.isPresent()) {
                return found.map(candidate -> candidate.claim().routed());
            }
        }
        return Optional.empty();
    }

    Listing listing(String host) {
        return Offers.union(hosts.taking(host).stream().map(HostRules::listing).toList());
    }

    /** The rules of one host name, and what they offer. */
    private record HostRules(PathIndex paths, Listing listing) {
        static HostRules of(List<Candidate> ranked) {
            return new HostRules(new PathIndex(ranked), Offers.of(ranked));
        }
    }
}
