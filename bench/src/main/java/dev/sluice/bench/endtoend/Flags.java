package dev.sluice.bench.endtoend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code --name value} pairs of a command line. */
public final class Flags {
    private final Map<String, String> values;

    private Flags(Map<String, String> values) {
        this.values = values;
    }

    /** Fails on a name that is not known and on a name without a value. */
    public static Flags of(List<String> arguments, Set<String> known) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!name.startsWith("--") || !known.contains(name.substring(2))) {
                throw new UnmetNeedException("unknown option " + name + "; known are --"
                        + String.join(", --", known.stream().sorted().toList()));
            }
            if (i + 1 == arguments.size()) {
                throw new UnmetNeedException("option " + name + " needs a value");
            }
            values.put(name.substring(2), arguments.get(i + 1));
        }
        return new Flags(values);
    }

    /** The value, or the other one where it is not given. */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A whole number of 1 or more. */
    public int positive(String name, int otherwise) {
        return positive(name, text(name, String.valueOf(otherwise)));
    }

    List<Integer> positives(String name, String otherwise) {
        return List.of(text(name, otherwise).split(",", -1)).stream()
                .map(part -> positive(name, part))
                .toList();
    }

    long whole(String name, long otherwise) {
        String text = text(name, String.valueOf(otherwise));
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new UnmetNeedException("option --" + name + " needs a whole number, found " + text);
        }
    }

    private static int positive(String name, String text) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the same words
        }
        throw new UnmetNeedException("option --" + name + " needs a positive whole number, found " + text);
    }
}
