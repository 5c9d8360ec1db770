package dev.sluice.kvevents;

import dev.sluice.spi.ClearedBlocks;
import dev.sluice.spi.KvEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.msgpack.core.MessagePackException;

/**
 * Reads what one endpoint publishes: {@code [time, [event …], rank]}, each event an array that begins with its name or a map
 * with its name under {@code type}. Unknown events, fields and elements are passed over. Only caches that keep a whole
 * prefix count: those of other kinds, such as sliding windows, are remembered by their group and left out.
 */
final class EventDecoder {
    /** Events in one message; an engine sends one message a step. */
    static final int MOST_EVENTS = 16_384;

    private static final ClearedBlocks CLEARED = new ClearedBlocks();

    private long otherGroups;

    /**
     * Reads one message.
     *
     * @throws MalformedEventsException when it is not what it should be
     */
    List<KvEvent> decode(byte[] message) throws MalformedEventsException {
        try {
            return read(new PackedValues(message));
        } catch (IOException | MessagePackException broken) {
            throw new MalformedEventsException(broken.getClass().getSimpleName());
        }
    }

    private List<KvEvent> read(PackedValues values) throws IOException, MalformedEventsException {
        if (values.array() < 2) {
            throw new MalformedEventsException("a message without events");
        }
        values.skip(1);
        int count = values.array();
        if (count > MOST_EVENTS) {
            throw new MalformedEventsException("a message of " + count + " events");
        }
        List<KvEvent> events = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            event(values, events);
        }
        return events;
    }

    private void event(PackedValues values, List<KvEvent> into) throws IOException, MalformedEventsException {
        if (values.isMap()) {
            named(values, into);
            return;
        }
        if (!values.isArray()) {
            throw new MalformedEventsException("an event that is neither an array nor a map");
        }
        ordered(values, into);
    }

    private void named(PackedValues values, List<KvEvent> into) throws IOException, MalformedEventsException {
        ToldBlocks told = new ToldBlocks(values);
        int fields = values.map();
        for (int index = 0; index < fields; index++) {
            told.read(Field.named(values.text()));
        }
        add(told.type(), told, into);
    }

    private void ordered(PackedValues values, List<KvEvent> into) throws IOException, MalformedEventsException {
        int fields = values.array();
        if (fields == 0) {
            return;
        }
        String type = values.text();
        List<Field> order = orderOf(type);
        ToldBlocks told = new ToldBlocks(values);
        for (int place = 0; place < fields - 1; place++) {
            told.read(Field.at(order, place));
        }
        add(type, told, into);
    }

    private void add(String type, ToldBlocks told, List<KvEvent> into) throws MalformedEventsException {
        if (type.equals("AllBlocksCleared")) {
            into.add(CLEARED);
        }
        if (type.equals("BlockStored") && counts(told) && told.hasBlocks()) {
            into.add(told.stored());
        }
        if (type.equals("BlockRemoved") && counts(told) && told.hasBlocks()) {
            into.add(told.removed());
        }
    }

    private boolean counts(ToldBlocks told) {
        long bit = told.group() < 0 || told.group() >= Long.SIZE ? 0 : 1L << told.group();
        if (!told.keepsAll()) {
            otherGroups |= bit;
            return false;
        }
        return (otherGroups & bit) == 0;
    }

    private static List<Field> orderOf(String type) {
        if (type.equals("BlockStored")) {
            return Field.STORED;
        }
        return type.equals("BlockRemoved") ? Field.REMOVED : List.of();
    }
}
