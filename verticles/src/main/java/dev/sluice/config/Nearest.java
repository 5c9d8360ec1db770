package dev.sluice.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
public final class Nearest {
    private static final int LONGEST = 200;

    private Nearest() {}

    /** The known word with the fewest letters to change, however many; the first in the alphabet among equals. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(other -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a sentence about an unknown word: the nearest known one, then all there are. */
    public static String hint(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "; none is known here";
        }
        List<String> sorted = known.stream().sorted().toList();
        return among(word, known) + " (known: " + String.join(", ", sorted) + ")";
    }

    /** The end of a sentence that lists the known words elsewhere. */
    static String among(String word, Collection<String> known) {
        return to(word, known).map(nearest -> "; nearest is " + nearest).orElse("");
    }

    /** How many letters are to be inserted, removed or replaced, or neighbours swapped, whatever their case. */
    static int distance(String one, String other) {
        String from = folded(one);
        String into = folded(other);
        int[] twoBack = new int[into.length() + 1];
        int[] last = new int[into.length() + 1];
        int[] row = new int[into.length() + 1];
        for (int j = 0; j <= into.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] spare = twoBack;
            twoBack = last;
            last = row;
            row = spare;
            row[0] = i;
            for (int j = 1; j <= into.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == into.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && swapped(from, i, into, j)) {
                    row[j] = Math.min(row[j], twoBack[j - 2] + 1);
                }
            }
        }
        return row[into.length()];
    }

    private static boolean swapped(String from, int i, String into, int j) {
        return from.charAt(i - 1) == into.charAt(j - 2) && from.charAt(i - 2) == into.charAt(j - 1);
    }

    private static String folded(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST)).toLowerCase(Locale.ROOT);
    }
}
