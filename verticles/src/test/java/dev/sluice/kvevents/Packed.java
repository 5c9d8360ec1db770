package dev.sluice.kvevents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** MessagePack bytes of plain values: numbers, texts, bytes, lists, maps, nulls. */
final class Packed {
    private Packed() {}

    /** A message of events as an engine sends it. */
    static byte[] message(Object... events) {
        return of(List.of(1.5, List.of(events), 0));
    }

    /** A list that may hold nulls. */
    static List<Object> list(Object... values) {
        return Arrays.asList(values);
    }

    static byte[] of(Object value) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            pack(packer, value);
            return packer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Bytes of hexadecimal digits, blanks ignored. */
    static byte[] hex(String digits) {
        String plain = digits.replace(" ", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < plain.length(); at += 2) {
            bytes.write(Integer.parseInt(plain.substring(at, at + 2), 16));
        }
        return bytes.toByteArray();
    }

    private static void pack(MessageBufferPacker packer, Object value) throws IOException {
        if (value == null) {
            packer.packNil();
        } else if (value instanceof String text) {
            packer.packString(text);
        } else if (value instanceof Double number) {
            packer.packDouble(number);
        } else if (value instanceof java.math.BigInteger number) {
            packer.packBigInteger(number);
        } else if (value instanceof Number number) {
            packer.packLong(number.longValue());
        } else if (value instanceof byte[] bytes) {
            packer.packBinaryHeader(bytes.length).writePayload(bytes);
        } else if (value instanceof List<?> list) {
            packer.packArrayHeader(list.size());
            for (Object element : list) {
                pack(packer, element);
            }
        } else if (value instanceof Map<?, ?> map) {
            packer.packMapHeader(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                pack(packer, entry.getKey());
                pack(packer, entry.getValue());
            }
        } else {
            throw new IllegalArgumentException(String.valueOf(value));
        }
    }
}
