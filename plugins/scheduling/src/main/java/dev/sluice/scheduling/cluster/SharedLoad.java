package dev.sluice.scheduling.cluster;

import dev.sluice.spi.Audience;
import dev.sluice.spi.Facts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Requests and tokens under way at each endpoint, as this gateway tells the others and as it hears from them. Numbers are
 * told as they are, when they have changed and, where they are not 0, every {@value #ROUNDS_BETWEEN} rounds, so that what is
 * lost on the way is made up for; what nobody repeats for {@value #ROUNDS_BELIEVED} rounds is over. A round is about a tenth
 * of a second.
 */
public final class SharedLoad {
    private static final int ROUNDS_BETWEEN = 10;
    private static final int ROUNDS_BELIEVED = 30;
    private static final long MOST_REQUESTS = 1 << 24;
    private static final long MOST_TOKENS = 1L << 48;

    /** By slot: what was told last. */
    private final Loads told = new Loads();

    /** By slot: the sums of what others tell. */
    private final Loads sums = new Loads();

    private final Map<String, Loads> byGateway = new HashMap<>();
    private int round;

    /** Begins a round of telling, after which each endpoint's numbers are to be given. */
    public void startRound() {
        round++;
        byGateway.values().forEach(this::dropUnrepeated);
    }

    /** Tells of an endpoint, if it is time to. */
    public void tell(int slot, int requests, long tokens, Audience others) {
        boolean changed = requests != told.requests(slot) || tokens != told.tokens(slot);
        boolean due = round % ROUNDS_BETWEEN == 0 && (requests != 0 || tokens != 0);
        if (changed || due) {
            others.tell(slot, Facts.of(requests, tokens));
            told.set(slot, requests, tokens, round);
        }
    }

    /** Takes over what another gateway tells of an endpoint; what cannot be is passed over. */
    public void heard(String gateway, int slot, Facts facts) {
        if (facts.size() != 2
                || facts.get(0) < 0
                || facts.get(0) > MOST_REQUESTS
                || facts.get(1) < 0
                || facts.get(1) > MOST_TOKENS) {
            return;
        }
        set(byGateway.computeIfAbsent(gateway, name -> new Loads()), slot, (int) facts.get(0), facts.get(1));
    }

    /** Forgets what a gateway told. */
    public void gone(String gateway) {
        Loads loads = byGateway.remove(gateway);
        if (loads != null) {
            for (int slot = 0; slot < loads.slots(); slot++) {
                set(loads, slot, 0, 0);
            }
        }
    }

    /** Forgets an endpoint. */
    public void left(int slot) {
        told.set(slot, 0, 0, round);
        byGateway.values().forEach(loads -> set(loads, slot, 0, 0));
    }

    /** Requests that the others have under way at an endpoint, 0 or more. */
    public int requests(int slot) {
        return sums.requests(slot);
    }

    /** Tokens that the others have under way at an endpoint, 0 or more. */
    public long tokens(int slot) {
        return sums.tokens(slot);
    }

    private void set(Loads loads, int slot, int requests, long tokens) {
        sums.set(
                slot,
                sums.requests(slot) + requests - loads.requests(slot),
                sums.tokens(slot) + tokens - loads.tokens(slot),
                round);
        loads.set(slot, requests, tokens, round);
    }

    private void dropUnrepeated(Loads loads) {
        for (int slot = 0; slot < loads.slots(); slot++) {
            if (loads.isUsed(slot) && round - loads.rounds[slot] > ROUNDS_BELIEVED) {
                set(loads, slot, 0, 0);
            }
        }
    }

    /** Numbers by slot; 0 where none were given. */
    private static final class Loads {
        private int[] requests = {};
        private long[] tokens = {};
        private int[] rounds = {};

        int slots() {
            return requests.length;
        }

        int requests(int slot) {
            return slot < requests.length ? requests[slot] : 0;
        }

        long tokens(int slot) {
            return slot < tokens.length ? tokens[slot] : 0;
        }

        boolean isUsed(int slot) {
            return requests[slot] != 0 || tokens[slot] != 0;
        }

        void set(int slot, int newRequests, long newTokens, int round) {
            if (slot >= requests.length) {
                int length = Math.max(16, 2 * slot);
                requests = Arrays.copyOf(requests, length);
                tokens = Arrays.copyOf(tokens, length);
                rounds = Arrays.copyOf(rounds, length);
            }
            requests[slot] = newRequests;
            tokens[slot] = newTokens;
            rounds[slot] = round;
        }
    }
}
