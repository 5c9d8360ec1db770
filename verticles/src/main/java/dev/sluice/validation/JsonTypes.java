package dev.sluice.validation;

import java.util.ArrayList;
import java.util.List;

/** The types a JSON value may have, as bits, so that a set of types is one number. */
final class JsonTypes {
    static final int NULL = 1;
    static final int TRUE = 2;
    static final int FALSE = 4;
    static final int INTEGER = 8;
    static final int FRACTION = 16;
    static final int STRING = 32;
    static final int ARRAY = 64;
    static final int OBJECT = 128;
    static final int BOOLEAN = TRUE | FALSE;
    static final int NUMBER = INTEGER | FRACTION;
    static final int ANY = 255;

    private JsonTypes() {}

    /** The set that a type's name in JSON Schema stands for, or 0 for an unknown name. */
    static int named(String name) {
        return switch (name) {
            case "null" -> NULL;
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "string" -> STRING;
            case "array" -> ARRAY;
            case "object" -> OBJECT;
            default -> 0;
        };
    }

    /** What is wanted, as in "a string, an array or null". */
    static String describe(int types) {
        List<String> words = new ArrayList<>();
        add(words, types, STRING, "a string");
        add(words, types, NUMBER, "a number");
        add(words, (types & NUMBER) == INTEGER ? INTEGER : 0, INTEGER, "an integer");
        add(words, types, ARRAY, "an array");
        add(words, types, OBJECT, "an object");
        add(words, types, BOOLEAN, "a boolean");
        add(words, (types & BOOLEAN) == TRUE ? TRUE : 0, TRUE, "true");
        add(words, (types & BOOLEAN) == FALSE ? FALSE : 0, FALSE, "false");
        add(words, types, NULL, "null");
        return joined(words, " or ");
    }

    /** What was found where something else was wanted, as in "a number with a fraction". */
    static String describe(int found, int wanted) {
        if ((found & NUMBER) != 0) {
            return (wanted & INTEGER) == 0 ? "a number" : "a number with a fraction";
        }
        return describe((found & BOOLEAN) == 0 ? found : BOOLEAN);
    }

    /** A list as people write it. */
    static String joined(List<String> words, String last) {
        int size = words.size();
        return size < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, size - 1)) + last + words.get(size - 1);
    }

    private static void add(List<String> words, int types, int all, String word) {
        if ((types & all) == all) {
            words.add(word);
        }
    }
}
