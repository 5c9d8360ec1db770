package dev.sluice.scoring;

import dev.sluice.message.InFlightCount;
import dev.sluice.message.InFlightShare;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What each of the other gateways has in flight at each endpoint of a pool; the sums are kept in the slots. */
final class SharesElsewhere {
    /** What one gateway has in flight, by the endpoints' numbers. */
    private static final class Share {
        private int[] requests = {};
        private long[] tokens = {};
        /** The endpoints that a whole share mentions. */
        private final BitSet mentioned = new BitSet();

        void set(Slot slot, int newRequests, long newTokens) {
            int number = slot.endpoint().slot();
            if (number >= requests.length) {
                requests = Arrays.copyOf(requests, Math.max(16, 2 * number));
                tokens = Arrays.copyOf(tokens, requests.length);
            }
            if (requests[number] != newRequests || tokens[number] != newTokens) {
                slot.countElsewhere(newRequests - requests[number], newTokens - tokens[number]);
                requests[number] = newRequests;
                tokens[number] = newTokens;
            }
        }
    }

    private final Slots slots;
    private final Map<String, Share> byGateway = new HashMap<>();

    SharesElsewhere(Slots slots) {
        this.slots = slots;
    }

    /** Takes over what a gateway tells; of endpoints that are not known here nothing is kept. */
    void hear(InFlightShare told) {
        Share share = byGateway.computeIfAbsent(told.gateway(), gateway -> new Share());
        share.mentioned.clear();
        for (InFlightCount count : told.counts()) {
            slots.called(count.endpoint()).ifPresent(slot -> {
                share.set(slot, Math.max(0, count.requests()), Math.max(0, count.tokens()));
                share.mentioned.set(slot.endpoint().slot());
            });
        }
        if (told.whole()) {
            for (Slot slot : slots.all()) {
                if (!share.mentioned.get(slot.endpoint().slot())) {
                    share.set(slot, 0, 0);
                }
            }
        }
    }

    /** Forgets what all have at an endpoint that is about to leave. */
    void left(Slot slot) {
        byGateway.values().forEach(share -> share.set(slot, 0, 0));
    }

    /** Forgets the gateways that are not among these. */
    void keep(Set<String> gateways) {
        byGateway.entrySet().removeIf(entry -> {
            boolean gone = !gateways.contains(entry.getKey());
            if (gone) {
                for (Slot slot : slots.all()) {
                    entry.getValue().set(slot, 0, 0);
                }
            }
            return gone;
        });
    }
}
