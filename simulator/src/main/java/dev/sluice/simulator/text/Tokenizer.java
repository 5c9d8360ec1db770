package dev.sluice.simulator.text;

/**
 * Cuts text into tokens of about four characters: a space and up to four letters or digits, or up to four signs, or up to
 * four white-space characters, or one ideograph. A cut depends only on the characters since the last change of kind, so
 * the tokens of an answer are the same when the answer comes back in the next prompt.
 */
public final class Tokenizer {
    private static final int LONGEST = 4;
    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private enum Kind {
        SPACE,
        WORD,
        SIGN,
        IDEOGRAPH
    }

    private Tokenizer() {}

    /** Appends the tokens of the text until the row is full. */
    public static void tokenize(String text, Tokens into) {
        int from = 0;
        while (from < text.length() && !into.overflowed()) {
            int to = end(text, from);
            into.add(id(text, from, to));
            from = to;
        }
    }

    /** Where the token that starts at {@code from} ends. */
    static int end(String text, int from) {
        int start = from;
        if (text.charAt(from) == ' ' && from + 1 < text.length() && kind(text.codePointAt(from + 1)) != Kind.SPACE) {
            start = from + 1;
        }
        Kind kind = kind(text.codePointAt(start));
        int longest = kind == Kind.IDEOGRAPH ? 1 : LONGEST;
        int to = start;
        for (int count = 0; count < longest && to < text.length(); count++) {
            int point = text.codePointAt(to);
            if (kind(point) != kind || (count > 0 && beginsNextToken(text, to))) {
                break;
            }
            to += Character.charCount(point);
        }
        return to;
    }

    /** The id of a token: the FNV-1a hash of its characters, 0 or more. */
    static int id(String text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int index = from; index < to; index++) {
            hash = (hash ^ text.charAt(index)) * 0x01000193;
        }
        return hash & Integer.MAX_VALUE;
    }

    private static boolean beginsNextToken(String text, int at) {
        return text.charAt(at) == ' ' && at + 1 < text.length() && kind(text.codePointAt(at + 1)) != Kind.SPACE;
    }

    private static Kind kind(int point) {
        if (Character.isWhitespace(point)) {
            return Kind.SPACE;
        }
        if (point >= FIRST_IDEOGRAPH) {
            return Kind.IDEOGRAPH;
        }
        return Character.isLetterOrDigit(point) ? Kind.WORD : Kind.SIGN;
    }
}
