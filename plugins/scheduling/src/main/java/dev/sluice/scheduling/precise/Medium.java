package dev.sluice.scheduling.precise;

/** Where a block is. */
final class Medium {
    /** In the accelerator's memory. */
    static final int GPU = 0;
    /** Anywhere else, from where it has to be brought back. */
    static final int OTHER = 1;
    /** Not told by anybody: a request that will bring it there is on its way. */
    static final int EXPECTED = 2;
    /** How many there are. */
    static final int COUNT = 3;

    private Medium() {}

    /** The medium of an engine's name for it; an engine that does not say means the accelerator's memory. */
    static int of(String name) {
        return name.isEmpty() || name.equalsIgnoreCase("GPU") ? GPU : OTHER;
    }
}
