package dev.sluice.quota;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What limits may be called. */
final class LimitNames {
    private static final int LONGEST = 100;
    /** How the names of the limits of keys begin. */
    static final String OF_KEYS = "key ";


    private LimitNames() {}

    static void require(String name) {
        if (name.isBlank() || name.length() > LONGEST || name.startsWith(OF_KEYS)) {
            throw new IllegalArgumentException("wanted a name of up to " + LONGEST
                    + " characters that does not begin with \"" + OF_KEYS + "\", found \"" + name + '"');
        }
    }

    static void requireDifferent(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("wanted different names, found " + name + " twice");
            }
        }
    }
}
