package dev.sluice.kvevents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/** Reads the values of a MessagePack message one after the other. Nothing is allocated for a size that is only claimed. */
final class PackedValues {
    private static final int LONGEST_NAME = 1024;
    private static final int LONGEST_HASH = 64;
    private static final int UINT64_BYTES = 9;

    private final MessageUnpacker unpacker;
    private final int length;
    private final byte[] scratch = new byte[LONGEST_HASH];

    PackedValues(byte[] message) {
        this.unpacker = MessagePack.newDefaultUnpacker(message);
        this.length = message.length;
    }

    /** Passes over a nil, if there is one. */
    boolean takesNil() throws IOException {
        return unpacker.tryUnpackNil();
    }

    boolean isArray() throws IOException {
        return unpacker.getNextFormat().getValueType() == ValueType.ARRAY;
    }

    boolean isMap() throws IOException {
        return unpacker.getNextFormat().getValueType() == ValueType.MAP;
    }

    /** How many values an array has, no more than could be there. */
    int array() throws IOException, MalformedEventsException {
        return possible(unpacker.unpackArrayHeader());
    }

    /** How many pairs a map has, no more than could be there. */
    int map() throws IOException, MalformedEventsException {
        return possible(unpacker.unpackMapHeader());
    }

    void skip(int values) throws IOException {
        unpacker.skipValue(values);
    }

    int integer() throws IOException {
        return unpacker.unpackInt();
    }

    String text() throws IOException, MalformedEventsException {
        int size = unpacker.unpackRawStringHeader();
        if (size > LONGEST_NAME) {
            throw new MalformedEventsException("a name of " + size + " bytes");
        }
        return new String(unpacker.readPayload(size), StandardCharsets.UTF_8);
    }

    /** The token ids of an array; those beyond 31 bits keep their lowest 32. */
    int[] tokens() throws IOException, MalformedEventsException {
        int[] tokens = new int[array()];
        for (int index = 0; index < tokens.length; index++) {
            tokens[index] = (int) unpacker.unpackLong();
        }
        return tokens;
    }

    /** The block hashes of an array. */
    long[] hashes() throws IOException, MalformedEventsException {
        long[] hashes = new long[array()];
        for (int index = 0; index < hashes.length; index++) {
            hashes[index] = hash();
        }
        return hashes;
    }

    /** A block hash: a number of 64 bits with or without a sign, or the last 8 of some bytes. */
    long hash() throws IOException, MalformedEventsException {
        MessageFormat format = unpacker.getNextFormat();
        if (format == MessageFormat.UINT64) {
            unpacker.readPayload(scratch, 0, UINT64_BYTES);
            return bigEndian(scratch, UINT64_BYTES);
        }
        if (format.getValueType() == ValueType.INTEGER) {
            return unpacker.unpackLong();
        }
        int size = unpacker.unpackBinaryHeader();
        if (size < Long.BYTES || size > LONGEST_HASH) {
            throw new MalformedEventsException("a block hash of " + size + " bytes");
        }
        unpacker.readPayload(scratch, 0, size);
        return bigEndian(scratch, size);
    }

    /** Whether the value that comes next is text that equals this; it is passed over either way. */
    boolean says(String text) throws IOException {
        if (unpacker.getNextFormat().getValueType() != ValueType.STRING) {
            unpacker.skipValue();
            return false;
        }
        int size = unpacker.unpackRawStringHeader();
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        if (size != wanted.length) {
            skipBytes(size);
            return false;
        }
        return Arrays.equals(unpacker.readPayload(size), wanted);
    }

    private void skipBytes(int count) throws IOException {
        for (int left = count; left > 0; left -= scratch.length) {
            unpacker.readPayload(scratch, 0, Math.min(left, scratch.length));
        }
    }

    private int possible(int count) throws MalformedEventsException {
        if (count > length - unpacker.getTotalReadBytes()) {
            throw new MalformedEventsException("a size of " + count + " in a message of " + length + " bytes");
        }
        return count;
    }

    /** The number in the last 8 of the first {@code size} bytes. */
    private static long bigEndian(byte[] bytes, int size) {
        long value = 0;
        for (int index = size - Long.BYTES; index < size; index++) {
            value = (value << Byte.SIZE) | (bytes[index] & 0xFF);
        }
        return value;
    }
}
