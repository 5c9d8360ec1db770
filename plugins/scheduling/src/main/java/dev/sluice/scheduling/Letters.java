package dev.sluice.scheduling;

/** How unlike two words are. */
final class Letters {
    private static final int LONGEST = 200;

    private Letters() {}

    /** How many letters are to be inserted, removed or replaced; of long words, as far as their first {@value #LONGEST}. */
    static int apart(String one, String other) {
        String from = one.substring(0, Math.min(LONGEST, one.length()));
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int letter = 0; letter < from.length(); letter++) {
            int corner = row[0];
            row[0] = letter + 1;
            for (int column = 1; column < row.length; column++) {
                int replaced = corner + (from.charAt(letter) == other.charAt(column - 1) ? 0 : 1);
                corner = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
