package dev.sluice.kvevents;

import dev.sluice.spi.RemovedBlocks;
import dev.sluice.spi.StoredBlocks;
import dev.sluice.spi.StoredBlocks.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;

/** What one event says, gathered field by field, in whichever order. */
final class ToldBlocks {
    private static final int NO_GROUP = -1;

    private final PackedValues values;
    private long[] hashes = new long[0];
    private int[] tokens = new int[0];
    private int tokensPerBlock;
    private OptionalLong parent = OptionalLong.empty();
    private String adapter = "";
    private String adapterId = "";
    private String medium = "";
    private String type = "";
    private String kind = "";
    private int group = NO_GROUP;
    private int plain = Integer.MAX_VALUE;

    ToldBlocks(PackedValues values) {
        this.values = values;
    }

    /** Reads the value of a field; nil is the same as nothing. */
    void read(Field field) throws IOException, MalformedEventsException {
        if (values.takesNil()) {
            return;
        }
        switch (field) {
            case TYPE -> type = values.text();
            case HASHES -> hashes = values.hashes();
            case PARENT -> parent = parentOf(values.hash());
            case TOKENS -> tokens = values.tokens();
            case BLOCK_SIZE -> tokensPerBlock = values.integer();
            case ADAPTER_ID -> adapterId = "#" + values.integer();
            case MEDIUM -> medium = values.text();
            case ADAPTER -> adapter = values.text();
            case EXTRA_KEYS -> plain = plainBlocks();
            case GROUP -> group = values.integer();
            case KIND -> kind = values.text();
            case OTHER -> values.skip(1);
        }
    }

    /** The tag; empty where there was none. */
    String type() {
        return type;
    }

    /** Which of the engine's caches it is about, 0 or more; negative where there is only one. */
    int group() {
        return group;
    }

    /** Whether the cache keeps what it has for as long as the prompt goes on, so that a prefix found is a prefix kept. */
    boolean keepsAll() {
        return kind.isEmpty() || kind.contains("full_attention") || kind.equals("mla_attention");
    }

    /** Whether anything is said that can be used. */
    boolean hasBlocks() {
        return usable() > 0;
    }

    /**
     * The blocks stored, up to the first that depends on more than tokens and adapter, such as an image or a salt.
     *
     * @throws MalformedEventsException when tokens and blocks do not go together
     */
    StoredBlocks stored() throws MalformedEventsException {
        if (tokensPerBlock < 1 || (tokens.length > 0 && tokens.length < (long) hashes.length * tokensPerBlock)) {
            throw new MalformedEventsException(
                    hashes.length + " blocks of " + tokensPerBlock + " tokens, but " + tokens.length + " tokens");
        }
        int usable = usable();
        Place place = new Place(parent, adapter.isEmpty() ? adapterId : adapter, medium);
        int[] held = tokens.length == 0 ? tokens : Arrays.copyOf(tokens, usable * tokensPerBlock);
        return new StoredBlocks(Arrays.copyOf(hashes, usable), held, tokensPerBlock, place);
    }

    RemovedBlocks removed() {
        return new RemovedBlocks(hashes, medium);
    }

    private int usable() {
        return Math.min(hashes.length, plain);
    }

    /** How many of the first blocks have no keys but the adapter's name. */
    private int plainBlocks() throws IOException, MalformedEventsException {
        int blocks = values.array();
        int count = Integer.MAX_VALUE;
        for (int block = 0; block < blocks; block++) {
            if (!isPlain() && count == Integer.MAX_VALUE) {
                count = block;
            }
        }
        return count;
    }

    private boolean isPlain() throws IOException, MalformedEventsException {
        if (values.takesNil()) {
            return true;
        }
        boolean plainSoFar = true;
        int keys = values.array();
        for (int key = 0; key < keys; key++) {
            plainSoFar &= values.says(adapter);
        }
        return plainSoFar;
    }

    /** Some engines write 0 where nothing comes before. */
    private static OptionalLong parentOf(long hash) {
        return hash == 0 ? OptionalLong.empty() : OptionalLong.of(hash);
    }
}
