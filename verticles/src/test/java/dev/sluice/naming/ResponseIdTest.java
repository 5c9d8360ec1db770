package dev.sluice.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseIdTest {
    @Test
    void names_an_endpoint_in_a_dot_and_11_characters_that_need_no_escape_in_a_path() {
        assertThat(ResponseId.suffix(0)).isEqualTo(".AAAAAAAAAAA");
        assertThat(ResponseId.suffix(-1)).isEqualTo(".__________8");
        assertThat(ResponseId.suffix(0xEF1E261E6185062DL)).isEqualTo(".7x4mHmGFBi0");
    }

    @Test
    void is_taken_apart_into_what_it_was_made_of() {
        assertThat(ResponseId.read("resp_abc.7x4mHmGFBi0")).contains(new ResponseId("resp_abc", 0xEF1E261E6185062DL));
        assertThat(ResponseId.read("a.b.__________8")).contains(new ResponseId("a.b", -1));
    }

    @Test
    void gives_each_of_two_gateways_in_a_row_its_own_suffix() {
        String inner = "resp_abc" + ResponseId.suffix(1);
        assertThat(ResponseId.read(inner + ResponseId.suffix(2))).contains(new ResponseId(inner, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "resp_abc",
                ".7x4mHmGFBi0",
                "resp_abc.7x4mHmGFBi",
                "resp_abc.7x4mHmGFBi00",
                "resp_abc_7x4mHmGFBi0",
                "resp_abc.7x4mHmGFB+0",
                "resp_abc.7x4mHmGFBi1",
                "resp_abc.7x4mHmGFBi=",
                "resp_abc.7x4mHmGFüi0"
            })
    void names_no_endpoint_in_an_id_of_another_make(String id) {
        assertThat(ResponseId.read(id)).isEmpty();
    }
}
