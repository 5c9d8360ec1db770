package dev.sluice.caller;

import java.util.List;

/**
 * The models a caller may use, by the names that clients use.
 *
 * @param names exact ones, or beginnings that end in {@code *}
 */
public record ModelsAllowed(List<String> names) {
    /** Every model. */
    public static final ModelsAllowed ALL = new ModelsAllowed(List.of("*"));

    public ModelsAllowed {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("wanted at least one model; leave models out to allow every one");
        }
        for (String name : names) {
            if (name.isBlank() || name.chars().limit(name.length() - 1).anyMatch(c -> c == '*')) {
                throw new IllegalArgumentException(
                        "wanted names of models, with * nowhere but at their end, found \"" + name + '"');
            }
        }
    }

    /** Whether there is a model that is not allowed. */
    public boolean isLimited() {
        return !names.contains("*");
    }

    /** Whether a model is allowed. */
    public boolean allows(String model) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.equals(model) || isBeginning(name, model)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeginning(String name, String model) {
        int open = name.length() - 1;
        return name.charAt(open) == '*' && model.regionMatches(0, name, 0, open);
    }
}
