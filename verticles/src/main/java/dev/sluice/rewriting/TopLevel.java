package dev.sluice.rewriting;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads and changes top-level fields of a JSON object in one pass; other fields stay as they are, byte by byte. */
public final class TopLevel {
    private TopLevel() {}

    /**
     * What becomes of fields.
     *
     * @param set JSON text by name, whether the field is there or not
     * @param replace JSON text by name, where the field is there; empty to remove it
     */
    public record Change(Map<String, String> set, Map<String, Optional<String>> replace) {
        public Change {
            set = Map.copyOf(set);
            replace = Map.copyOf(replace);
        }
    }

    /**
     * The object with some fields changed.
     *
     * @param json unchanged where it is not a JSON object in UTF-8
     * @throws dev.sluice.problem.ProblemException where it has a nesting that is not read
     */
    public static Buffer change(Change change, Buffer json) {
        try (JsonParser parser = JsonBytes.parser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? change(change, parser, json) : json;
        } catch (StreamConstraintsException beyond) {
            throw JsonBytes.refused(beyond);
        } catch (IOException notJson) {
            return json;
        }
    }

    /** An object among the fields, byte by byte; empty where there is none of the name. */
    public static Optional<String> object(String name, Buffer json) {
        try (JsonParser parser = JsonBytes.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                int from = begin(parser);
                parser.skipChildren();
                if (found) {
                    return value == JsonToken.START_OBJECT
                            ? Optional.of(json.getString(from, end(parser)))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Buffer change(Change change, JsonParser parser, Buffer json) throws IOException {
        Buffer changed = Buffer.buffer(json.length() + 256);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int from = begin(parser);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                parser.getTextLength();
            }
            parser.skipChildren();
            if (change.replace().containsKey(name)) {
                change.replace().getOrDefault(name, Optional.empty()).ifPresent(text -> put(changed, name, text));
            } else if (!change.set().containsKey(name)) {
                separate(changed).appendBuffer(json, from, end(parser) - from);
            }
        }
        change.set().forEach((name, text) -> put(changed, name, text));
        return changed.appendString(changed.length() == 0 ? "{}" : "}");
    }

    private static void put(Buffer changed, String name, String value) {
        separate(changed).appendBuffer(JsonBytes.quoted(name)).appendString(":").appendString(value);
    }

    private static Buffer separate(Buffer changed) {
        return changed.appendString(changed.length() == 0 ? "{" : ",");
    }

    private static int begin(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    private static int end(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }
}
