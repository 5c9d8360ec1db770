package dev.sluice.rewriting;

import dev.sluice.routing.BodyChange;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the usage of a streamed answer, by {@code stream_options.include_usage}, where the client did not. */
public final class StreamUsage {
    private static final String OPTIONS = "stream_options";
    private static final String INCLUDE = "include_usage";
    private static final String ASKED = "{\"" + INCLUDE + "\":true}";
    private static final byte[] NAME = OPTIONS.getBytes(StandardCharsets.US_ASCII);
    /** Rare in texts, so that it is looked for first. */
    private static final byte RARE = '_';

    private static final int BEFORE_RARE = OPTIONS.indexOf(RARE);
    private static final BodyChange INTO_OPTIONS =
            new BodyChange(List.of(new BodyChange.Field(OPTIONS + "." + INCLUDE, "true")), List.of());

    private StreamUsage() {}

    /**
     * A body that asks.
     *
     * @param added whether the client did not, so that the answer's usage is not for it
     */
    public record Asked(Buffer body, boolean added) {}

    /**
     * Sees to it that a body asks.
     *
     * @param json an object; passed over quickly where it has no stream options at all
     */
    public static Asked ask(Buffer json) {
        if (!namesOptions(((BufferInternal) json).getByteBuf())) {
            return first(json);
        }
        Optional<String> options = TopLevel.object(OPTIONS, json);
        if (options.isEmpty()) {
            return new Asked(TopLevel.change(new TopLevel.Change(Map.of(OPTIONS, ASKED), Map.of()), json), true);
        }
        return Boolean.TRUE.equals(new JsonObject(options.get()).getValue(INCLUDE))
                ? new Asked(json, false)
                : new Asked(BodyEdit.apply(INTO_OPTIONS, json), true);
    }

    private static boolean namesOptions(ByteBuf json) {
        if (json.readableBytes() < NAME.length) {
            return false;
        }
        int end = json.readerIndex() + json.readableBytes();
        int last = end - (NAME.length - BEFORE_RARE);
        int at = json.indexOf(json.readerIndex() + BEFORE_RARE, end, RARE);
        while (at >= 0 && at <= last) {
            if (isName(json, at - BEFORE_RARE)) {
                return true;
            }
            at = json.indexOf(at + 1, end, RARE);
        }
        return false;
    }

    private static boolean isName(ByteBuf json, int from) {
        for (int i = 0; i < NAME.length; i++) {
            if (json.getByte(from + i) != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    /** Writes the options before the other members. */
    private static Asked first(Buffer json) {
        int open = next(json, 0);
        int member = next(json, open + 1);
        if (member >= json.length() || json.getByte(open) != '{' || json.getByte(member) != '"') {
            return new Asked(json, false);
        }
        String options = "{\"" + OPTIONS + "\":" + ASKED + ",";
        Buffer asking = Buffer.buffer(json.length() + options.length())
                .appendString(options)
                .appendBuffer(json, member, json.length() - member);
        return new Asked(asking, true);
    }

    /** The index of the next byte that is no space. */
    private static int next(Buffer json, int from) {
        int at = from;
        while (at < json.length() && json.getByte(at) <= ' ') {
            at++;
        }
        return at;
    }
}
