package dev.sluice.kvevents;

/** The numbers of an endpoint's messages: which comes next, which are missing, and whether the counting began anew. */
final class Continuity {
    private static final long UNKNOWN = -1;

    /** What to do with a message. */
    enum Step {
        /** It is the one that comes next. */
        TAKE,
        /** It has been heard before. */
        SKIP,
        /** Messages before it are missing. */
        GAP,
        /** The endpoint counts anew. */
        RESTART
    }

    private long next = UNKNOWN;
    private long lastLive = UNKNOWN;

    /** Judges a message as it was published; one to be taken counts as taken. */
    Step live(long sequence) {
        boolean back = sequence <= lastLive;
        lastLive = sequence;
        if (back) {
            next = 0;
            return Step.RESTART;
        }
        if (next == UNKNOWN || sequence == next) {
            next = sequence + 1;
            return Step.TAKE;
        }
        return sequence < next ? Step.SKIP : Step.GAP;
    }

    /** Judges a message that is said again; unless it is to be skipped it counts as taken. */
    Step again(long sequence) {
        if (sequence < next) {
            return Step.SKIP;
        }
        Step step = sequence == next ? Step.TAKE : Step.GAP;
        next = sequence + 1;
        return step;
    }

    /** The first number that has not been heard, 0 or more. */
    long next() {
        return Math.max(0, next);
    }

    /** Begins at the beginning, with nothing heard. */
    void fromTheStart() {
        next = 0;
    }
}
