package dev.sluice.rewriting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts another name of the model into a body, and leaves every other byte as it is. */
public final class ModelName {
    private static final JsonFactory JSON = new JsonFactory();

    private ModelName() {}

    /** The body with this model; one that is no JSON object, or breaks off, stays as it is. */
    public static Buffer replace(Buffer json, String model) {
        byte[] bytes = json.getBytes();
        String quoted = '"' + new String(JsonStringEncoder.getInstance().quoteAsString(model)) + '"';
        return place(bytes)
                .map(place -> Buffer.buffer(bytes.length + quoted.length())
                        .appendBytes(bytes, 0, place.start())
                        .appendString(place.before() + quoted + place.after())
                        .appendBytes(bytes, place.end(), bytes.length - place.end()))
                .orElse(json);
    }

    /** What is replaced, with what is to stand before and after the name. */
    private record Place(int start, int end, String before, String after) {}

    private static Optional<Place> place(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            int first = (int) parser.currentLocation().getByteOffset();
            boolean empty = true;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                empty = false;
                boolean model = parser.currentName().equals("model");
                JsonToken value = parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                if (model && value.isScalarValue()) {
                    parser.finishToken();
                    return Optional.of(new Place(start, end(parser, start, value), "", ""));
                }
                parser.skipChildren();
            }
            return Optional.of(new Place(first, first, "\"model\":", empty ? "" : ","));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static int end(JsonParser parser, int start, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_STRING
                ? (int) parser.currentLocation().getByteOffset()
                : start + parser.getText().getBytes(StandardCharsets.UTF_8).length;
    }
}
