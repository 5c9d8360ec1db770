package dev.sluice.metrics;

import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
import dev.sluice.naming.TextHash;
import java.net.URI;
import java.util.List;

/**
 * Which gateway of a cluster asks an endpoint: the one whose hash with the endpoint is the highest (rendezvous hashing). All
 * gateways that see the same members conclude the same, and when a member comes or goes, only its own endpoints move.
 *
 * @param self the id of this gateway
 * @param members the ids of all, this one's included, in an order that is the same for all
 */
record Ownership(String self, List<String> members) {
    /** Of a gateway that has heard of no other. */
    static final Ownership ALONE = new Ownership("", List.of());

    Ownership {
        members = List.copyOf(members);
    }

    static Ownership of(ClusterView view) {
        return new Ownership(
                view.self(), view.members().stream().map(Member::id).toList());
    }

    /** Whether there are others to share the asking with. */
    boolean isShared() {
        return members.size() > 1;
    }

    /** Whether it is this gateway that asks. */
    boolean isOurs(String pool, URI endpoint) {
        return !isShared() || owner(pool, endpoint).equals(self);
    }

    /** The id of the gateway that asks. */
    String owner(String pool, URI endpoint) {
        long key = TextHash.of(pool + "\n" + endpoint);
        String owner = self;
        long highest = Long.MIN_VALUE;
        for (String member : members) {
            long weight = TextHash.mixed(TextHash.of(member) ^ key);
            if (weight > highest) {
                highest = weight;
                owner = member;
            }
        }
        return owner;
    }
}
