package dev.sluice.kvevents;

import java.util.List;
import java.util.Map;

/** What an event says of blocks; an array has the fields in a fixed order, a map has them by name. */
enum Field {
    TYPE,
    HASHES,
    PARENT,
    TOKENS,
    BLOCK_SIZE,
    ADAPTER_ID,
    MEDIUM,
    ADAPTER,
    EXTRA_KEYS,
    GROUP,
    KIND,
    /** One that is of no interest. */
    OTHER;

    /** The order of a {@code BlockStored}, after its tag. */
    static final List<Field> STORED =
            List.of(HASHES, PARENT, TOKENS, BLOCK_SIZE, ADAPTER_ID, MEDIUM, ADAPTER, EXTRA_KEYS, GROUP, KIND);

    /** The order of a {@code BlockRemoved}, after its tag. */
    static final List<Field> REMOVED = List.of(HASHES, MEDIUM, GROUP);

    private static final Map<String, Field> NAMES = Map.ofEntries(
            Map.entry("type", TYPE),
            Map.entry("block_hashes", HASHES),
            Map.entry("parent_block_hash", PARENT),
            Map.entry("token_ids", TOKENS),
            Map.entry("block_size", BLOCK_SIZE),
            Map.entry("lora_id", ADAPTER_ID),
            Map.entry("medium", MEDIUM),
            Map.entry("lora_name", ADAPTER),
            Map.entry("extra_keys", EXTRA_KEYS),
            Map.entry("group_idx", GROUP),
            Map.entry("kv_cache_spec_kind", KIND));

    /** The field of a name; {@link #OTHER} for an unknown one. */
    static Field named(String name) {
        return NAMES.getOrDefault(name, OTHER);
    }

    /** The field at a place after the tag; {@link #OTHER} beyond the known ones. */
    static Field at(List<Field> order, int place) {
        return place < order.size() ? order.get(place) : OTHER;
    }
}
