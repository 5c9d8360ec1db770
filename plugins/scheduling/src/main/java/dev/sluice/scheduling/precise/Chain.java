package dev.sluice.scheduling.precise;

/** The gateway's own names of blocks: a hash of everything from the beginning of the prompt to the end of the block. */
final class Chain {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Chain() {}

    /** What the first block follows: prompts of different adapters have nothing in common. */
    static long seed(String hashSeed, String adapter) {
        long hash = text(ODD, hashSeed);
        return text(hash, adapter);
    }

    /** The name so far, and one more token. */
    static long token(long hash, int token) {
        return (hash ^ token) * ODD;
    }

    /** Ends a block; never 0. */
    static long end(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return mixed == 0 ? 1 : mixed;
    }

    private static long text(long hash, String text) {
        long mixed = end(hash + text.length());
        for (int index = 0; index < text.length(); index++) {
            mixed = end(token(mixed, text.charAt(index)));
        }
        return mixed;
    }
}
