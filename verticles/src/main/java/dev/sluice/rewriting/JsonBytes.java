package dev.sluice.rewriting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;

/** JSON as bytes: read without a copy, and strings written. */
final class JsonBytes {
    /** Reads texts of any length, as a prompt may be one. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonBytes() {}

    /** A parser whose offsets count from the beginning of the buffer. */
    static JsonParser parser(Buffer json) throws IOException {
        ByteBuf bytes = ((BufferInternal) json).getByteBuf();
        return bytes.hasArray()
                ? FACTORY.createParser(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), json.length())
                : FACTORY.createParser(json.getBytes());
    }

    /** What a client is told of a body beyond the limits, which must not pass unchanged. */
    static ProblemException refused(StreamConstraintsException beyond) {
        return new ProblemException(
                new Problem.InvalidRequest("The body cannot be read: " + beyond.getOriginalMessage(), ""));
    }

    /** A string of JSON with its quotes. */
    static Buffer quoted(String text) {
        byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        return Buffer.buffer(escaped.length + 2)
                .appendByte((byte) '"')
                .appendBytes(escaped)
                .appendByte((byte) '"');
    }
}
