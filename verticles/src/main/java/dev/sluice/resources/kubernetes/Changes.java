package dev.sluice.resources.kubernetes;

/** Notes what became other since the last look, told by the informers' threads. */
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
        boolean taken = changed;
        changed = false;
        return taken;
    }

    boolean takeTouched() {
        boolean taken = touched;
        touched = false;
        return taken;
    }
}
