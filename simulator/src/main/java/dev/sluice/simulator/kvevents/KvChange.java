package dev.sluice.simulator.kvevents;

import java.io.IOException;
import org.msgpack.core.MessagePacker;

/** One change of the prefix cache, which can write itself as an array or as a map. */
final class KvChange {
    private static final String MEDIUM = "GPU";

    private final String type;
    private final long[] hashes;
    private final long parent;
    private final int[] tokens;
    private final String adapter;

    private KvChange(String type, long[] hashes, long parent, int[] tokens, String adapter) {
        this.type = type;
        this.hashes = hashes;
        this.parent = parent;
        this.tokens = tokens;
        this.adapter = adapter;
    }

    static KvChange stored(long[] hashes, long parent, int[] tokens, String adapter) {
        return new KvChange("BlockStored", hashes, parent, tokens, adapter);
    }

    static KvChange removed(long hash) {
        return new KvChange("BlockRemoved", new long[] {hash}, 0, new int[0], "");
    }

    void packArray(MessagePacker packer) throws IOException {
        boolean stores = tokens.length > 0;
        packer.packArrayHeader(stores ? 8 : 3).packString(type);
        packHashes(packer);
        if (stores) {
            packParent(packer);
            packTokens(packer);
            packer.packInt(tokens.length / hashes.length).packNil();
        }
        packer.packString(MEDIUM);
        if (stores) {
            packAdapter(packer);
        }
    }

    void packMap(MessagePacker packer) throws IOException {
        boolean stores = tokens.length > 0;
        packer.packMapHeader(stores ? 7 : 3).packString("type").packString(type);
        packHashes(packer.packString("block_hashes"));
        if (stores) {
            packParent(packer.packString("parent_block_hash"));
            packTokens(packer.packString("token_ids"));
            packer.packString("block_size").packInt(tokens.length / hashes.length);
            packAdapter(packer.packString("lora_name"));
        }
        packer.packString("medium").packString(MEDIUM);
    }

    private void packHashes(MessagePacker packer) throws IOException {
        packer.packArrayHeader(hashes.length);
        for (long hash : hashes) {
            packer.packLong(hash);
        }
    }

    private void packParent(MessagePacker packer) throws IOException {
        if (parent == 0) {
            packer.packNil();
            return;
        }
        packer.packLong(parent);
    }

    private void packTokens(MessagePacker packer) throws IOException {
        packer.packArrayHeader(tokens.length);
        for (int token : tokens) {
            packer.packInt(token);
        }
    }

    private void packAdapter(MessagePacker packer) throws IOException {
        if (adapter.isEmpty()) {
            packer.packNil();
            return;
        }
        packer.packString(adapter);
    }
}
