package dev.sluice.rewriting;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** Names another model in the body of a request, whose other bytes stay as they are. */
public final class ModelName {
    private static final String KEY = "model";

    private ModelName() {}

    /**
     * Puts a name in place of the top-level {@code model}, or adds it where there is none.
     *
     * @param json unchanged where it is not a JSON object in UTF-8
     * @throws dev.sluice.problem.ProblemException where it has a nesting that is not read
     */
    public static Buffer replace(Buffer json, String model) {
        try (JsonParser parser = JsonBytes.parser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT && offsetAfterToken(parser) > 0
                    ? replace(parser, json, model)
                    : json;
        } catch (StreamConstraintsException beyond) {
            throw JsonBytes.refused(beyond);
        } catch (IOException notJson) {
            return json;
        }
    }

    private static Buffer replace(JsonParser parser, Buffer json, String model) throws IOException {
        int inside = offsetAfterToken(parser);
        boolean empty = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(KEY);
            JsonToken value = parser.nextToken();
            int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            if (found && value == JsonToken.VALUE_STRING) {
                parser.getTextLength();
            }
            parser.skipChildren();
            if (found) {
                return splice(json, from, offsetAfterToken(parser), JsonBytes.quoted(model));
            }
            empty = false;
        }
        Buffer member = JsonBytes.quoted(KEY).appendString(":").appendBuffer(JsonBytes.quoted(model));
        return splice(json, inside, inside, empty ? member : member.appendString(","));
    }

    private static int offsetAfterToken(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    private static Buffer splice(Buffer json, int from, int to, Buffer middle) {
        return Buffer.buffer(json.length() - (to - from) + middle.length())
                .appendBuffer(json, 0, from)
                .appendBuffer(middle)
                .appendBuffer(json, to, json.length() - to);
    }
}
