package dev.sluice.cluster.counters;

/** A member's id as a number of 64 bits, which counters keep instead of it: FNV-1a, then mixed. */
final class MemberNumber {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private MemberNumber() {}

    static long of(String member) {
        long hash = OFFSET;
        for (int at = 0; at < member.length(); at++) {
            hash = (hash ^ member.charAt(at)) * PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * MIX;
        return hash ^ (hash >>> 29);
    }
}
