package dev.sluice.message;

import java.util.List;

/**
 * What a plugin of a pool tells the same plugin in other gateways.
 *
 * @param gateway the id of the member that tells
 * @param plugin its name in the pool's picker
 * @param facts in the order in which they were told
 */
public record LearntFacts(String pool, String gateway, String plugin, List<EndpointFacts> facts) {
    public LearntFacts {
        facts = List.copyOf(facts);
    }
}
