package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.InferenceApi;
import dev.sluice.spi.PrefixBlocks;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of {@link PrefixBlocks}, kept for prompts as they come in bodies. */
class PrefixBlocksTest {
    private static final String TEXT =
            "All happy families are alike; each unhappy one is so in its own way. ".repeat(8);

    @Test
    void has_a_hash_for_every_64_bytes() {
        assertThat(completion("m", TEXT).size()).isEqualTo(TEXT.length() / PrefixBlocks.BYTES_PER_BLOCK);
        assertThat(completion("m", "short")).isEqualTo(PrefixBlocks.NONE);
    }

    @Test
    void is_the_same_for_the_same_prompt_wherever_its_fields_stand_and_however_it_is_spelled() {
        String escaped = TEXT.replace("a", "\\u0061").replace("/", "\\/");
        PrefixBlocks blocks = blocks(InferenceApi.CHAT_COMPLETIONS, chat("m", message("user", TEXT), ""));

        assertThat(blocks(InferenceApi.CHAT_COMPLETIONS, chat("m", message("user", escaped), "")))
                .isEqualTo(blocks);
        assertThat(blocks(
                        InferenceApi.CHAT_COMPLETIONS,
                        "{\"n\":1,\"messages\": [ {\"content\" : \"" + TEXT
                                + "\", \"role\":\"user\"}],\"model\":\"m\"}"))
                .isEqualTo(blocks);
    }

    @Test
    void spells_characters_beyond_ascii_one_way() {
        String plain = "\u00e9\u4e2d\ud83d\ude00".repeat(20);
        String escaped = "\\u00e9\\u4E2D\\uD83D\\ude00".repeat(20);

        assertThat(completion("m", escaped)).isEqualTo(completion("m", plain));
        assertThat(completion("m", escaped).size()).isEqualTo(20 * 9 / PrefixBlocks.BYTES_PER_BLOCK);
    }

    @Test
    void keeps_models_salts_roles_and_tools_apart_from_the_first_block_on() {
        String messages = message("user", TEXT);
        Set<Long> firsts = new HashSet<>();

        firsts.add(first(chat("m", messages, "")));
        firsts.add(first(chat("n", messages, "")));
        firsts.add(first(chat("m", messages, ",\"cache_salt\":\"s\"")));
        firsts.add(first(chat("m", messages, ",\"cache_salt\":\"t\"")));
        firsts.add(first(chat("ms", messages, "")));
        firsts.add(first(chat("m", message("system", TEXT), "")));
        firsts.add(first(chat("m", messages, ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]")));

        assertThat(firsts).hasSize(7);
    }

    @Test
    void keeps_the_borders_of_messages_and_parts() {
        String half = TEXT.substring(0, 100);
        String two = message("user", half) + "," + message("user", half);
        String one = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"" + half
                + "\"},{\"type\":\"text\",\"text\":\"" + half + "\"}]}";
        String between = message("user", half) + ",{\"role\":\"assistant\"}," + message("user", half);
        Set<PrefixBlocks> chains = new HashSet<>();

        for (String messages : new String[] {two, one, between, message("user", half + half)}) {
            chains.add(blocks(InferenceApi.CHAT_COMPLETIONS, chat("m", messages, "")));
        }

        assertThat(chains).hasSize(4);
    }

    @Test
    void grows_with_the_conversation() {
        String turn = message("user", TEXT);
        PrefixBlocks before = blocks(InferenceApi.CHAT_COMPLETIONS, chat("m", turn, ""));
        PrefixBlocks after =
                blocks(InferenceApi.CHAT_COMPLETIONS, chat("m", turn + "," + message("assistant", TEXT), ""));

        assertThat(after.size()).isGreaterThan(before.size());
        assertThat(shared(before, after)).isEqualTo(before.size());
    }

    @Test
    void tells_media_apart_by_their_content_without_growing_with_it() {
        PrefixBlocks one = blocks(InferenceApi.CHAT_COMPLETIONS, chat("m", image("A".repeat(100_000) + "B"), ""));
        PrefixBlocks other = blocks(InferenceApi.CHAT_COMPLETIONS, chat("m", image("A".repeat(100_000) + "C"), ""));

        assertThat(one.size()).isLessThan(12);
        assertThat(one.hash(0)).isNotEqualTo(other.hash(0));
    }

    @Test
    void takes_token_ids_as_numbers() {
        StringBuilder dense = new StringBuilder();
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            dense.append(i == 0 ? "" : ",").append(i * 1000);
            spaced.append(i == 0 ? "" : " ,\n").append(i * 1000);
        }

        PrefixBlocks blocks = completionOf("[" + dense + "]");

        assertThat(completionOf("[" + spaced + "]")).isEqualTo(blocks);
        assertThat(blocks.size()).describedAs("sixteen tokens a block").isEqualTo(4);
        assertThat(completionOf("[" + dense.toString().replace("5000,", "5001,") + "]")
                        .hash(0))
                .isNotEqualTo(blocks.hash(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shares_exactly_the_blocks_before_the_first_difference(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            byte[] one = new byte[random.nextInt(64, 3_000)];
            for (int i = 0; i < one.length; i++) {
                one[i] = (byte) (random.nextInt(26) + 'a');
            }
            byte[] other = one.clone();
            int at = random.nextInt(one.length);
            other[at] = (byte) (other[at] == 'z' ? 'a' : other[at] + 1);
            PrefixBlocks left = chain(one, random);
            PrefixBlocks right = chain(other, random);
            assertThat(shared(left, right))
                    .describedAs("seed %d, round %d", seed, round)
                    .isEqualTo(at / 64);
            for (int i = at / 64; i < left.size(); i++) {
                assertThat(left.hash(i)).isNotEqualTo(right.hash(i));
            }
        }
    }

    /** Hashes bytes in pieces of any size, as prompts come. */
    private static PrefixBlocks chain(byte[] bytes, SplittableRandom random) {
        BlockChain chain = new BlockChain(8192);
        chain.restart(42);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + random.nextInt(1, 200));
            if (random.nextInt(4) == 0) {
                chain.append(bytes[from]);
                to = from + 1;
            } else {
                chain.append(bytes, from, to);
            }
            from = to;
        }
        return chain.whole();
    }

    private static int shared(PrefixBlocks left, PrefixBlocks right) {
        int shared = 0;
        while (shared < Math.min(left.size(), right.size()) && left.hash(shared) == right.hash(shared)) {
            shared++;
        }
        return shared;
    }

    private static long first(String body) {
        return blocks(InferenceApi.CHAT_COMPLETIONS, body).hash(0);
    }

    private static PrefixBlocks blocks(InferenceApi api, String body) {
        return Bodies.read(api, body).prompt().prefixBlocks();
    }

    private static PrefixBlocks completion(String model, String prompt) {
        return blocks(InferenceApi.COMPLETIONS, "{\"model\":\"" + model + "\",\"prompt\":\"" + prompt + "\"}");
    }

    private static PrefixBlocks completionOf(String prompt) {
        return blocks(InferenceApi.COMPLETIONS, "{\"model\":\"m\",\"prompt\":" + prompt + "}");
    }

    private static String chat(String model, String messages, String fields) {
        return "{\"model\":\"" + model + "\",\"messages\":[" + messages + "]" + fields + "}";
    }

    private static String message(String role, String content) {
        return "{\"role\":\"" + role + "\",\"content\":\"" + content + "\"}";
    }

    private static String image(String content) {
        return "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + content
                + "\"}},{\"type\":\"text\",\"text\":\"" + TEXT + "\"}]}";
    }
}
