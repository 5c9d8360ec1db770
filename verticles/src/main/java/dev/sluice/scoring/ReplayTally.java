package dev.sluice.scoring;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what came of deciding again. */
public final class ReplayTally {
    /** Stands for the endpoint of a request that none may serve. */
    public static final String NOWHERE = "-";

    private final SortedMap<String, Long> before = new TreeMap<>();
    private final SortedMap<String, Long> after = new TreeMap<>();
    private long decisions;
    private long changed;
    private long ties;
    private long droppedLines;

    ReplayTally() {}

    void count(String was, String is, boolean tie) {
        decisions++;
        before.merge(was, 1L, Long::sum);
        after.merge(is, 1L, Long::sum);
        if (!was.equals(is)) {
            changed += tie ? 0 : 1;
            ties += tie ? 1 : 0;
        }
    }

    void countDropped(long lines) {
        droppedLines += lines;
    }

    /** How many requests were decided again. */
    public long decisions() {
        return decisions;
    }

    /** How many of them would go elsewhere first. */
    public long changed() {
        return changed;
    }

    /** How many more went elsewhere where both endpoints were equally good. */
    public long ties() {
        return ties;
    }

    /** How many lines are missing in the log. */
    public long droppedLines() {
        return droppedLines;
    }

    /** Requests by the name of the endpoint they went to first; {@value #NOWHERE} where there was none. */
    public SortedMap<String, Long> before() {
        return Collections.unmodifiableSortedMap(before);
    }

    /** The same, decided again. */
    public SortedMap<String, Long> after() {
        return Collections.unmodifiableSortedMap(after);
    }
}
