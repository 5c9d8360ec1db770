package dev.sluice.kvevents;

import static dev.sluice.kvevents.Packed.hex;
import static dev.sluice.kvevents.Packed.list;
import static dev.sluice.kvevents.Packed.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
    private static final List<Integer> FOUR_TOKENS = List.of(10, 11, 12, 13);

    private final EventDecoder decoder = new EventDecoder();

    @Test
    void reads_hand_made_bytes_of_both_forms() throws Exception {
        // [1.5, [["BlockStored", [1], nil, [10, 11], 2], {"type": "BlockRemoved", "block_hashes": [7]}], 0]
        byte[] bytes = hex("93 cb3ff8000000000000 92"
                + "95 ab426c6f636b53746f726564 9101 c0 920a0b 02"
                + "82 a474797065 ac426c6f636b52656d6f766564 ac626c6f636b5f686173686573 9107"
                + "00");

        assertThat(read(bytes)).containsExactly("+1 [10 11]/2", "-7");
    }

    @Test
    void reads_arrays_of_any_length() throws Exception {
        assertThat(read(message(
                        list("BlockStored", List.of(1, 2), null, FOUR_TOKENS, 2),
                        list("BlockStored", List.of(3), 2, List.of(14, 15), 2, null, "GPU"),
                        list(
                                "BlockStored",
                                List.of(4),
                                null,
                                List.of(1, 2),
                                2,
                                3,
                                "CPU",
                                "sql",
                                null,
                                0,
                                "full_attention"),
                        list("BlockRemoved", List.of(1, 2)),
                        list("BlockRemoved", List.of(3), "GPU", 0),
                        list("AllBlocksCleared"))))
                .containsExactly(
                        "+1,2 [10 11 12 13]/2",
                        "+3<2 [14 15]/2  GPU",
                        "+4 [1 2]/2 sql CPU",
                        "-1,2",
                        "-3 GPU",
                        "cleared");
    }

    @Test
    void reads_maps_in_any_order() throws Exception {
        assertThat(read(message(
                        Map.of(
                                "block_hashes",
                                List.of(1),
                                "token_ids",
                                List.of(7, 8),
                                "block_size",
                                2,
                                "type",
                                "BlockStored"),
                        Map.of("type", "BlockRemoved", "medium", "CPU", "block_hashes", List.of(1)),
                        Map.of("type", "AllBlocksCleared"))))
                .containsExactly("+1 [7 8]/2", "-1 CPU", "cleared");
    }

    @Test
    void reads_hashes_as_numbers_with_and_without_sign_and_as_the_last_eight_of_bytes() throws Exception {
        byte[] sha256 = new byte[32];
        Arrays.fill(sha256, 0, 24, (byte) 0x55);
        sha256[31] = 9;

        assertThat(read(message(list(
                        "BlockRemoved",
                        List.of(-5, new BigInteger("FFFFFFFFFFFFFFFE", 16), Long.MAX_VALUE, 300, sha256)))))
                .containsExactly("--5,-2,9223372036854775807,300,9");
    }

    @Test
    void takes_a_parent_of_0_as_none() throws Exception {
        assertThat(read(message(list("BlockStored", List.of(1), 0, List.of(7, 8), 2))))
                .containsExactly("+1 [7 8]/2");
    }

    @Test
    void passes_over_unknown_events_fields_and_elements() throws Exception {
        assertThat(read(Packed.of(list(
                        0,
                        List.of(
                                list("BlockMoved", Map.of("deep", List.of(List.of(1)))),
                                Map.of("type", "BlockRemoved", "why", List.of(1, 2), "block_hashes", List.of(1)),
                                list("BlockRemoved", List.of(2), "GPU", 0, "LOCAL", list(1, null)),
                                list()),
                        1,
                        "more"))))
                .containsExactly("-1", "-2 GPU");
    }

    @Test
    void names_an_adapter_by_its_number_where_the_engine_gives_no_name() throws Exception {
        assertThat(read(message(list("BlockStored", List.of(1), null, List.of(7, 8), 2, 3, "GPU", null))))
                .containsExactly("+1 [7 8]/2 #3 GPU");
    }

    @Test
    void stops_before_a_block_that_depends_on_more_than_tokens_and_adapter() throws Exception {
        assertThat(read(message(
                        list(
                                "BlockStored",
                                List.of(1, 2),
                                null,
                                FOUR_TOKENS,
                                2,
                                1,
                                "GPU",
                                "sql",
                                list(list("sql"), list("sql", "image-hash"))),
                        list(
                                "BlockStored",
                                List.of(3, 4),
                                null,
                                FOUR_TOKENS,
                                2,
                                null,
                                "GPU",
                                null,
                                list(null, list("salt"))),
                        list(
                                "BlockStored",
                                List.of(5),
                                null,
                                List.of(1, 2),
                                2,
                                null,
                                "GPU",
                                null,
                                list(list("salt"))))))
                .containsExactly("+1 [10 11]/2 sql GPU", "+3 [10 11]/2  GPU");
    }

    @Test
    void leaves_out_caches_that_do_not_keep_whole_prefixes() throws Exception {
        assertThat(read(message(
                        list(
                                "BlockStored",
                                List.of(1),
                                null,
                                List.of(7, 8),
                                2,
                                null,
                                "GPU",
                                null,
                                null,
                                1,
                                "sliding_window"),
                        list(
                                "BlockStored",
                                List.of(1),
                                null,
                                List.of(7, 8),
                                2,
                                null,
                                "GPU",
                                null,
                                null,
                                0,
                                "full_attention"),
                        list("BlockRemoved", List.of(1), "GPU", 1))))
                .containsExactly("+1 [7 8]/2  GPU");
        assertThat(read(message(
                        list("BlockRemoved", List.of(1), "GPU", 1), list("BlockRemoved", List.of(1), "GPU", 0))))
                .containsExactly("-1 GPU");
    }

    @Test
    void hears_of_a_further_medium_without_tokens() throws Exception {
        assertThat(read(message(list("BlockStored", List.of(1, 2), null, List.of(), 2, null, "CPU"))))
                .containsExactly("+1,2 []/2  CPU");
    }

    @Test
    void refuses_every_message_that_ends_early() throws Exception {
        byte[] whole = message(
                list("BlockStored", List.of(1, 2), null, FOUR_TOKENS, 2, null, "GPU"),
                list("BlockRemoved", List.of(3)));
        assertThat(read(whole)).hasSize(2);

        // The last byte is the rank, which nobody reads.
        for (int length = 0; length < whole.length - 1; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(MalformedEventsException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0",
                "01",
                // Arrays and maps that claim two thousand million elements.
                "dd7fffffff",
                "93 00 dd7fffffff",
                "93 00 91 df7fffffff",
                "93 00 91 92 ac426c6f636b52656d6f766564 dd7ffffff0",
                // The same beyond 31 bits.
                "93 00 91 92 ac426c6f636b52656d6f766564 ddfffffff0",
                // A name and a hash that claim a thousand million bytes.
                "93 00 91 91 db3fffffff",
                "93 00 91 92 ac426c6f636b52656d6f766564 91 c63fffffff",
                // A hash of three bytes.
                "93 00 91 92 ac426c6f636b52656d6f766564 91 c403010203",
                // Two blocks of two tokens, but three tokens.
                "93 00 91 95 ab426c6f636b53746f726564 920102 c0 930a0b0c 02",
                // Blocks of no tokens, and of 4,294,967,295.
                "93 00 91 95 ab426c6f636b53746f726564 920102 c0 90 00",
                "93 00 91 95 ab426c6f636b53746f726564 920102 c0 920a0b ceffffffff",
                "93 00 91 95 ab426c6f636b53746f726564 920102 c0 920a0b ce7fffffff",
                // An event that is a number, and a hash that is a text.
                "93 00 91 05 00",
                "93 00 91 92 ac426c6f636b52656d6f766564 91 a161"
            })
    void refuses_what_is_hostile_or_makes_no_sense(String bytes) {
        assertThatThrownBy(() -> read(hex(bytes))).isInstanceOf(MalformedEventsException.class);
    }

    @Test
    void refuses_more_events_than_a_step_can_have() {
        Object[] events = new Object[EventDecoder.MOST_EVENTS + 1];
        Arrays.fill(events, List.of("AllBlocksCleared"));
        byte[] bytes = message(events);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(MalformedEventsException.class)
                .hasMessage("a message of 16385 events");
    }

    private List<String> read(byte[] bytes) throws MalformedEventsException {
        return Told.words(decoder.decode(bytes));
    }
}
