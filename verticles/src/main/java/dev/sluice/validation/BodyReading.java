package dev.sluice.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** One pass over the tokens of one body: checks every value against its rule and notes what the gateway wants to know. */
final class BodyReading {
    private static final int WORD_SHIFT = 8;

    private final JsonParser parser;
    private final byte[] body;
    private final int base;
    private final Findings findings;

    /**
     * Starts a pass.
     *
     * @param base where in {@code body} the document begins
     */
    BodyReading(JsonParser parser, byte[] body, int base, Findings findings) {
        this.parser = parser;
        this.body = body;
        this.base = base;
        this.findings = findings;
    }

    /**
     * Checks the value that begins with the parser's current token, and leaves the parser at its last token.
     *
     * @return its type, and in the bits above it which of the rule's words it is, counted from 1
     */
    int value(ValueRule rule, JsonToken token) throws IOException {
        int type = typeOf(token);
        if ((rule.types() & type) == 0) {
            throw Complaints.type(path(), rule.types(), type);
        }
        switch (type) {
            case JsonTypes.STRING -> {
                return type | ((string(rule.string()) + 1) << WORD_SHIFT);
            }
            case JsonTypes.OBJECT -> object(rule.object());
            case JsonTypes.ARRAY -> array(rule.array());
            case JsonTypes.INTEGER, JsonTypes.FRACTION -> number(rule.number());
            default -> findings.flag(rule.flag(), type == JsonTypes.TRUE);
        }
        return type;
    }

    private int typeOf(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> JsonTypes.STRING;
            case START_OBJECT -> JsonTypes.OBJECT;
            case START_ARRAY -> JsonTypes.ARRAY;
            case VALUE_NUMBER_INT -> JsonTypes.INTEGER;
            case VALUE_NUMBER_FLOAT -> typeOf(parser.getDoubleValue());
            case VALUE_TRUE -> JsonTypes.TRUE;
            case VALUE_FALSE -> JsonTypes.FALSE;
            default -> JsonTypes.NULL;
        };
    }

    /** A whole number is an integer however it is written, as 1.0 or 1e3. */
    private static int typeOf(double number) {
        return number == Math.rint(number) && !Double.isInfinite(number) ? JsonTypes.INTEGER : JsonTypes.FRACTION;
    }

    private int string(StringRule rule) throws IOException {
        if (rule.isOpen()) {
            return -1;
        }
        int start = position();
        int word = rule.words().indexOf(body, start);
        if (word < 0 && !rule.words().isEmpty()) {
            word = rule.words().indexOf(parser.getText());
        }
        if (rule.refuses(word)) {
            throw Complaints.choice(path(), rule.words().list().subList(0, rule.choices()), parser.getText());
        }
        if (rule.limitsLength()) {
            checkLength(rule);
        }
        if (rule.reads().isByContent()) {
            findings.text(
                    rule.reads(), word < 0 ? parser.getText() : rule.words().word(word));
            return word;
        }
        findings.place(rule.reads(), start);
        return word;
    }

    private void checkLength(StringRule rule) throws IOException {
        String text = parser.getText();
        int length = text.codePointCount(0, text.length());
        if (length < rule.minLength()) {
            throw Complaints.tooShort(path(), rule.minLength());
        }
        if (length > rule.maxLength()) {
            throw Complaints.tooLong(path(), rule.maxLength());
        }
    }

    private void number(NumberRule rule) throws IOException {
        if (rule.isOpen()) {
            return;
        }
        double number = parser.getDoubleValue();
        if (!(number >= rule.minimum() && number <= rule.maximum())) {
            throw Complaints.range(path(), rule, parser.getText());
        }
        findings.number(rule.reads(), number);
    }

    private void array(ArrayRule rule) throws IOException {
        if (rule.isOpen()) {
            parser.skipChildren();
            return;
        }
        int begin = position() - 1;
        int count = 0;
        JsonToken token = parser.nextToken();
        if (token != JsonToken.END_ARRAY) {
            ArrayRule.Alternative chosen = rule.after(typeOf(token));
            for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                count++;
                value(chosen.items(), token);
            }
            findings.array(chosen.reads(), begin, position());
        }
        if (count < rule.minItems()) {
            throw Complaints.tooFew(path(), rule.minItems());
        }
        if (count > rule.maxItems()) {
            throw Complaints.tooMany(path(), rule.maxItems());
        }
    }

    private void object(ObjectRule rule) throws IOException {
        if (rule.isOpen()) {
            parser.skipChildren();
            return;
        }
        long seen = 0;
        long broken = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Property property = rule.properties().named(name);
            JsonToken token = parser.nextToken();
            if (property == null) {
                unlisted(rule, token);
                continue;
            }
            if ((seen & property.bit()) != 0) {
                throw Complaints.twice(path());
            }
            seen |= property.bit();
            int found = value(property.rule(), token);
            broken |= property.broken(found & JsonTypes.ANY, (found >>> WORD_SHIFT) - 1);
        }
        finish(rule, seen, broken);
    }

    private void unlisted(ObjectRule rule, JsonToken token) throws IOException {
        if (rule.additional().isPresent()) {
            value(rule.additional().get(), token);
            return;
        }
        parser.skipChildren();
    }

    private void finish(ObjectRule rule, long seen, long broken) {
        if ((seen & rule.required()) != rule.required()) {
            throw Complaints.missing(path(), rule.properties().first(rule.required() & ~seen));
        }
        for (int i = 0; i < rule.conditions().size(); i++) {
            Condition condition = rule.conditions().get(i);
            if (condition.applies(seen, broken) && !condition.isMet(seen, broken)) {
                throw unmet(rule, condition, seen, broken);
            }
        }
        if (!rule.oneOf().isEmpty() && !hasOneOf(rule, seen)) {
            throw Complaints.missingOneOf(
                    path(),
                    rule.oneOf().stream()
                            .map(set -> rule.properties().first(set).name())
                            .toList());
        }
        if (rule.reads() == Reads.MESSAGE) {
            findings.closeMessage();
        }
    }

    private static boolean hasOneOf(ObjectRule rule, long seen) {
        for (int i = 0; i < rule.oneOf().size(); i++) {
            long wanted = rule.oneOf().get(i);
            if ((seen & wanted) == wanted) {
                return true;
            }
        }
        return false;
    }

    private RuntimeException unmet(ObjectRule rule, Condition condition, long seen, long broken) {
        long missing = condition.thenSeen() & ~seen;
        Property culprit = missing != 0
                ? rule.properties().first(missing)
                : rule.properties().about(condition.thenFacts() & broken);
        return Complaints.about(FieldPath.child(path(), culprit.name()), condition.message());
    }

    private String path() {
        return FieldPath.of(parser.getParsingContext());
    }

    /** Where the parser stands in the body: behind a string's opening quote, behind a bracket. */
    private int position() {
        return base + (int) parser.currentLocation().getByteOffset();
    }
}
