package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.PromptPart;
import dev.sluice.spi.TokenIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final TokenIds IDS = TokenIds.copyOf(new int[] {1, 2, 300_000}, 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'token_ids':[1,2,300000]}",
                "[{'request_id':'x','token_ids':[1,2,300000]},{'token_ids':[9]}]",
                "{'count':3,'tokens':[1,2,300000],'token_strs':null}",
                "{'a':{'tokens':3,'prompt_token_ids':[1,2,300000]}}"
            })
    void finds_the_first_ids_of_an_answer(String json) {
        assertThat(answered(json)).isEqualTo(IDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{'token_ids':[1,", "{'token_ids':['a']}", "{'token_ids':[1.5]}", "[]", "tokens"})
    void knows_nothing_of_an_answer_without_ids(String json) {
        assertThat(answered(json)).isEqualTo(TokenIds.UNKNOWN);
    }

    @Test
    void takes_the_ids_a_client_sent() {
        assertThat(Tokens.sent(List.of(part("[1,2,300000]")))).isEqualTo(IDS);
        assertThat(Tokens.sent(List.of(part("[1]"), part("[2]")))).isEqualTo(TokenIds.UNKNOWN);
        assertThat(Tokens.sent(List.of(PromptPart.text("user", "[1]")))).isEqualTo(TokenIds.UNKNOWN);
    }

    private static TokenIds answered(String json) {
        return Tokens.answered(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static PromptPart part(String ids) {
        return new PromptPart() {
            @Override
            public String role() {
                return "";
            }

            @Override
            public Kind kind() {
                return Kind.TOKENS;
            }

            @Override
            public String text() {
                return ids;
            }
        };
    }
}
