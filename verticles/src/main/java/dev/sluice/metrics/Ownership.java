package dev.sluice.metrics;

import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
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

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

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
        long key = mixed(hash(hash(OFFSET, pool), "\n" + endpoint));
        String owner = self;
        long highest = Long.MIN_VALUE;
        for (String member : members) {
            long weight = mixed(hash(OFFSET, member) ^ key);
            if (weight > highest) {
                highest = weight;
                owner = member;
            }
        }
        return owner;
    }

    /** FNV-1a over the characters. */
    private static long hash(long start, String text) {
        long hash = start;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * PRIME;
        }
        return hash;
    }

    /** Spreads every bit of the input over all bits, as the last step of SplitMix64 does. */
    private static long mixed(long hash) {
        long once = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
