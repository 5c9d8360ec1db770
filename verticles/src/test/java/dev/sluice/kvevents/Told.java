package dev.sluice.kvevents;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.KvEvent;
import dev.sluice.spi.KvEventListener;
import dev.sluice.spi.KvEventSource;
import dev.sluice.spi.RemovedBlocks;
import dev.sluice.spi.Sample;
import dev.sluice.spi.StoredBlocks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** Writes events down as words, such as {@code +1,2<9 [10 11 12 13]/2 sql GPU}, {@code -1 GPU} and {@code cleared}. */
final class Told implements KvEventListener {
    private static final Endpoint ANY = new Endpoint("a", URI.create("http://a:8000"), Map.of(), Sample.UNKNOWN, 0, 0);

    private final List<String> words = new ArrayList<>();

    static List<String> words(List<KvEvent> events) {
        Told told = new Told();
        events.forEach(event -> event.tell(ANY, told));
        return told.words;
    }

    @Override
    public KvEventSource kvEventSource() {
        return new KvEventSource("", 1, OptionalInt.empty());
    }

    @Override
    public void stored(Endpoint endpoint, StoredBlocks blocks) {
        StringJoiner hashes = new StringJoiner(",", "+", "");
        StringJoiner tokens = new StringJoiner(" ", " [", "]/" + blocks.tokensPerBlock());
        for (int block = 0; block < blocks.size(); block++) {
            hashes.add(Long.toString(blocks.hash(block)));
        }
        for (int index = 0; blocks.hasTokens() && index < blocks.size() * blocks.tokensPerBlock(); index++) {
            tokens.add(Integer.toString(blocks.token(index)));
        }
        String parent = blocks.parent().isPresent() ? "<" + blocks.parent().getAsLong() : "";
        words.add((hashes + parent + tokens + " " + blocks.adapter() + " " + blocks.medium()).trim());
    }

    @Override
    public void removed(Endpoint endpoint, RemovedBlocks blocks) {
        StringJoiner hashes = new StringJoiner(",", "-", "");
        for (int block = 0; block < blocks.size(); block++) {
            hashes.add(Long.toString(blocks.hash(block)));
        }
        words.add((hashes + " " + blocks.medium()).trim());
    }

    @Override
    public void cleared(Endpoint endpoint) {
        words.add("cleared");
    }
}
