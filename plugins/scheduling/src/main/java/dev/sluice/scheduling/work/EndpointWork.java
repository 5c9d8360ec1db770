package dev.sluice.scheduling.work;

import dev.sluice.spi.Sample;
import java.time.Instant;

/** What is known of one endpoint's work: the requests sent there by this gateway, and the others that its sample shows. */
final class EndpointWork {
    final Pace pace = new Pace();
    final LoadedAdapters adapters = new LoadedAdapters();
    private long backlogTokens;
    private int inFlight;
    private int unanswered;
    private Instant sampledAt = Instant.EPOCH;
    private int generation;
    private int placedSince;
    private int endedSince;

    /** A request on its way, and what it brought. */
    final class Sent {
        private final long uncachedTokens;
        private final int placedIn = generation;
        private boolean answering;

        private Sent(long uncachedTokens) {
            this.uncachedTokens = uncachedTokens;
        }

        /** Its prompt has been computed. Returns whether this was news. */
        boolean answers() {
            if (answering) {
                return false;
            }
            answering = true;
            backlogTokens -= uncachedTokens;
            unanswered--;
            return true;
        }

        /** It is over. */
        void ends() {
            var unused = answers();
            inFlight--;
            if (placedIn == generation) {
                placedSince--;
            } else {
                endedSince++;
            }
        }
    }

    /** Looks at the sample. Returns whether it is new: then it knows of all that was placed and ended up to now. */
    boolean see(Sample sample) {
        if (sample.takenAt().equals(sampledAt)) {
            return false;
        }
        sampledAt = sample.takenAt();
        generation++;
        placedSince = 0;
        endedSince = 0;
        return true;
    }

    /** A request is sent that has so many tokens to compute, 0 or more. */
    Sent placed(long uncachedTokens) {
        backlogTokens += uncachedTokens;
        inFlight++;
        unanswered++;
        placedSince++;
        return new Sent(uncachedTokens);
    }

    /** Tokens of prompts sent and not yet computed, 0 or more. */
    long backlogTokens() {
        return backlogTokens;
    }

    /** Requests sent that no answer has begun of, 0 or more. */
    int unanswered() {
        return unanswered;
    }

    /** Requests sent and not over, 0 or more. */
    int inFlight() {
        return inFlight;
    }

    /** The share of the requests that a sample shows which wait, 0 to 1. */
    static double waitingShare(Sample sample) {
        int waiting = sample.waitingRequests().orElse(0);
        long shown = (long) waiting + sample.runningRequests().orElse(0);
        return shown == 0 ? 0 : (double) waiting / shown;
    }

    /**
     * Requests that the sample shows beyond those sent from here that it can know of, 0 or more.
     *
     * @param reported how many of them other gateways tell of, 0 or more
     */
    long others(Sample sample, int reported) {
        long shown = (long) sample.waitingRequests().orElse(0)
                + sample.runningRequests().orElse(0);
        return Math.max(0, shown - (inFlight - placedSince + endedSince) - reported);
    }
}
