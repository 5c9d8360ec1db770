package dev.sluice.kvevents;

import dev.sluice.message.EndpointSpec;
import dev.sluice.spi.KvEventSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The endpoints of a pool with the ranks they have on their hosts. */
final class Targets {
    private Targets() {}

    /** Every endpoint at every source. */
    static List<Target> of(String pool, List<EndpointSpec> endpoints, Set<KvEventSource> sources) {
        List<URI> byPort = endpoints.stream()
                .map(EndpointSpec::address)
                .sorted(Comparator.comparingInt(URI::getPort))
                .toList();
        Map<String, Integer> ranks = new HashMap<>();
        List<Target> targets = new ArrayList<>();
        for (URI address : byPort) {
            int rank = ranks.merge(address.getHost(), 1, Integer::sum) - 1;
            sources.forEach(source -> targets.add(new Target(pool, source, address, rank)));
        }
        return targets;
    }
}
