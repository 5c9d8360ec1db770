package dev.sluice.validation;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.util.List;

/** The sentences by which a body is refused: what was wanted and what was found. */
final class Complaints {
    private static final int LONGEST_QUOTE = 40;

    private Complaints() {}

    /** About the body as a whole. */
    static ProblemException body(String sentence) {
        return about("", sentence);
    }

    static ProblemException about(String path, String sentence) {
        return new ProblemException(new Problem.InvalidRequest(sentence, path));
    }

    static ProblemException type(String path, int wanted, int found) {
        String what = JsonTypes.describe(found, wanted);
        return path.isEmpty()
                ? body("The body must be " + JsonTypes.describe(wanted) + ", but is " + what + ".")
                : about(path, "'" + path + "' must be " + JsonTypes.describe(wanted) + ", but is " + what + ".");
    }

    static ProblemException choice(String path, List<String> choices, String found) {
        List<String> quoted = choices.stream().map(choice -> "'" + choice + "'").toList();
        return about(
                path,
                "'" + path + "' must be " + (quoted.size() == 1 ? "" : "one of ") + JsonTypes.joined(quoted, " or ")
                        + ", but is '" + shortened(found) + "'.");
    }

    static ProblemException range(String path, NumberRule wanted, String found) {
        return about(path, "'" + path + "' must be " + wanted.describe() + ", but is " + shortened(found) + ".");
    }

    static ProblemException tooShort(String path, int min) {
        String wanted = min == 1 ? "must not be empty" : "must have at least " + min + " characters";
        return about(path, "'" + path + "' " + wanted + ".");
    }

    static ProblemException tooLong(String path, int max) {
        return about(path, "'" + path + "' must have at most " + max + " characters.");
    }

    static ProblemException tooFew(String path, int min) {
        String wanted = min == 1 ? "must not be empty" : "must have at least " + min + " items";
        return about(path, "'" + path + "' " + wanted + ".");
    }

    static ProblemException tooMany(String path, int max) {
        return about(path, "'" + path + "' must have at most " + max + " items.");
    }

    static ProblemException missing(String parent, Property field) {
        String path = FieldPath.child(parent, field.name());
        String what = field.title().isEmpty() ? "" : ": " + field.title();
        return about(path, "Missing required field '" + path + "'" + what + ".");
    }

    static ProblemException missingOneOf(String parent, List<String> names) {
        List<String> quoted = names.stream()
                .map(name -> "'" + FieldPath.child(parent, name) + "'")
                .toList();
        return about(FieldPath.child(parent, names.get(0)), "Missing one of " + JsonTypes.joined(quoted, " or ") + ".");
    }

    static ProblemException twice(String path) {
        return about(path, "'" + path + "' is given twice; give it once.");
    }

    private static String shortened(String found) {
        return found.length() <= LONGEST_QUOTE ? found : found.substring(0, LONGEST_QUOTE) + "…";
    }
}
