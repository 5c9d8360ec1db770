package dev.sluice.resources.document;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A word or number as YAML's core schema understands it; what the schema does not know stays a string. */
final class Scalar {
    private static final int LONGEST_NUMBER = 400;

    private Scalar() {}

    static @Nullable Object value(int line, String path, ScalarNode node) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG)) {
            return text;
        }
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return text.toLowerCase(Locale.ROOT).equals("true");
        }
        if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
            throw new RefusedException(line, path, "the tag " + tag.getValue() + " is not read");
        }
        try {
            return number(tag, text);
        } catch (NumberFormatException none) {
            throw new RefusedException(line, path, "is no number");
        }
    }

    private static Number number(Tag tag, String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new NumberFormatException();
        }
        if (tag.equals(Tag.FLOAT)) {
            return real(text.toLowerCase(Locale.ROOT));
        }
        BigInteger whole = whole(text);
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    private static BigInteger whole(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    private static double real(String text) {
        if (text.endsWith(".nan")) {
            return Double.NaN;
        }
        if (text.endsWith(".inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }
}
