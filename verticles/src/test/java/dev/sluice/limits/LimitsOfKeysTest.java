package dev.sluice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.ApiKey;
import dev.sluice.caller.ApiKeys;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.Limit;
import dev.sluice.caller.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsOfKeysTest {
    private static final KeyTerms UNLIMITED = terms();
    private static final KeyTerms LIMITED = terms(requests(7));
    private static final LimitsOfKeys TABLE =
            LimitsOfKeys.of(ApiKeys.of(List.of(key("free", UNLIMITED), key("limited", LIMITED))));

    private static Limit requests(long most) {
        return new Limit(OptionalLong.empty(), OptionalLong.of(most), Period.HOUR);
    }

    private static KeyTerms terms(Limit... limits) {
        return new KeyTerms(
                "ann", Optional.of("red"), Optional.empty(), Optional.empty(), List.of(limits), Optional.empty());
    }

    private static ApiKey key(String id, KeyTerms terms) {
        return new ApiKey(id, KeyHash.of(id), terms);
    }

    @Test
    void are_made_out_once_however_often_a_key_asks() {
        List<LimitGroup> first = TABLE.of(LIMITED.caller("limited"));

        assertThat(first).isEqualTo(KeyLimits.of(LIMITED.caller("limited").allowance()));
        assertThat(TABLE.of(LIMITED.caller("limited"))).isSameAs(first);
    }

    @Test
    void are_none_for_who_may_use_as_much_as_there_is() {
        assertThat(TABLE.of(UNLIMITED.caller("free"))).isEmpty();
    }

    /** Its request began before the table was told. */
    @Test
    void hold_for_a_key_that_is_no_longer_there() {
        assertThat(TABLE.of(LIMITED.caller("gone")))
                .isEqualTo(KeyLimits.of(LIMITED.caller("gone").allowance()));
        assertThat(LimitsOfKeys.NONE.of(LIMITED.caller("limited"))).hasSize(1);
    }

    @Test
    void are_those_of_the_newest_table() {
        assertThat(TABLE.of(terms(requests(99)).caller("limited")))
                .isEqualTo(KeyLimits.of(LIMITED.caller("limited").allowance()));
    }
}
