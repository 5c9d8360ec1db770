package dev.sluice.resources.kubernetes;

/**
 * Notes what became other since the last look, told by the informers' threads after they have changed it. One thread takes the
 * notes, before it looks; it writes a note off only when it has seen it, so none that comes meanwhile is lost.
 */
final class Changes {
    private volatile boolean changed = true;
    private volatile boolean touched = true;

    /** Something that matters to routes and pools. */
    void changed() {
        changed = true;
    }

    /** Anything of an object that may have a status of ours. */
    void touched() {
        touched = true;
    }

    boolean takeChanged() {
        if (!changed) {
            return false;
        }
        changed = false;
        return true;
    }

    boolean takeTouched() {
        if (!touched) {
            return false;
        }
        touched = false;
        return true;
    }
}
