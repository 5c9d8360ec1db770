package dev.sluice.bench.limits;

import dev.sluice.bench.endtoend.UnmetNeedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be measured of limits on its own. */
enum TrialPart {
    /** Whether they hold, and how much of them is used. */
    KEEPING,
    /** What is added to a request. */
    COST,
    /** What 100,000 subjects take of the heap. */
    FOOTPRINT;

    /** Reads a list of them, separated by commas. */
    static List<TrialPart> list(String words) {
        return Arrays.stream(words.split(",", -1)).map(TrialPart::of).toList();
    }

    private static TrialPart of(String word) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new UnmetNeedException("option --parts needs some of keeping,cost,footprint, found " + word));
    }
}
