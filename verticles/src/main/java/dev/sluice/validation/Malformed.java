package dev.sluice.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.sluice.problem.ProblemException;

/** Says what is wrong with a body that is not JSON, or more of it than the gateway takes. */
final class Malformed {
    private Malformed() {}

    static ProblemException of(JsonProcessingException failure, JsonParser parser, ValidationOptions options) {
        long offset = parser.currentLocation().getByteOffset();
        if (failure instanceof StreamConstraintsException) {
            return tooMuch(parser, options, offset);
        }
        return Complaints.body(
                failure instanceof JsonEOFException
                        ? "The body is not valid JSON: it ends at byte " + offset + " before the document does."
                        : "The body is not valid JSON: there is a mistake at byte " + offset + " (line "
                                + parser.currentLocation().getLineNr() + ").");
    }

    static ProblemException trailing(JsonParser parser) {
        return Complaints.body("The body goes on after its JSON object, at byte "
                + parser.currentTokenLocation().getByteOffset() + "; send one object.");
    }

    private static ProblemException tooMuch(JsonParser parser, ValidationOptions options, long offset) {
        if (parser.getParsingContext().getNestingDepth() > options.maxNestingDepth()) {
            return Complaints.body(
                    "The body nests deeper than " + options.maxNestingDepth() + " levels, at byte " + offset + ".");
        }
        return Complaints.body("The body has a field name of more than " + options.maxNameLength()
                + " bytes or a number of more than " + options.maxNumberLength() + " digits, near byte " + offset
                + ".");
    }
}
