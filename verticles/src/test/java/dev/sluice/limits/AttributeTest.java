package dev.sluice.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"key", "owner", "tenant", "model", "source", "header:x-tier", "claim:Team", "claim:https://a/b"})
    void is_written_as_it_was_read(String text) {
        assertThat(Attribute.read(text)).hasToString(text);
        assertThat(Attribute.read(Attribute.read(text).toString())).isEqualTo(Attribute.read(text));
    }

    @Test
    void the_name_of_a_header_has_no_case_and_that_of_a_claim_has() {
        assertThat(Attribute.read("header:X-Tier")).isEqualTo(new Attribute(Attribute.Kind.HEADER, "x-tier"));
        assertThat(Attribute.read("claim:Team")).isNotEqualTo(Attribute.read("claim:team"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KEY", "keys", " key", "address", ":x-tier"})
    void what_is_none_is_refused_with_what_there_is(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attribute.read(text))
                .withMessage(
                        "wanted key, owner, tenant, model, source, header:NAME or claim:NAME, found \"" + text + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "header:", "claim", "claim:"})
    void headers_and_claims_need_a_name(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attribute.read(text))
                .withMessage("wanted a name, found none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key:k1", "model:", "source:192.0.2.7"})
    void the_others_take_no_name(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Attribute.read(text));
    }

    @Test
    void a_header_is_as_the_client_sent_it() {
        Facts facts = Facts.headers(Map.of("x-tier", "Gold"));
        assertThat(value("header:X-Tier", facts)).contains("Gold");
        assertThat(value("header:x-other", facts)).isEmpty();
    }

    @Test
    void a_key_has_an_id_an_owner_and_maybe_a_tenant_but_no_claims() {
        Facts facts = Facts.caller(Facts.byKey());
        assertThat(value("key", facts)).contains("k1");
        assertThat(value("owner", facts)).contains("bob");
        assertThat(value("tenant", facts)).contains("acme");
        assertThat(value("claim:Team", facts)).isEmpty();
    }

    @Test
    void a_token_has_claims_and_an_owner_but_no_key() {
        Facts facts = Facts.caller(Facts.byToken());
        assertThat(value("key", facts)).isEmpty();
        assertThat(value("owner", facts)).contains("ann");
        assertThat(value("tenant", facts)).isEmpty();
        assertThat(value("claim:Team", facts)).contains("red");
        assertThat(value("claim:team", facts)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "owner", "tenant", "claim:Team"})
    void nobody_has_nothing(String text) {
        assertThat(value(text, Facts.BARE)).isEmpty();
    }

    @Test
    void a_model_that_was_not_read_is_none() {
        assertThat(value("model", Facts.BARE)).isEmpty();
        assertThat(value("model", new Facts(Map.of(), Optional.empty(), "llama", "192.0.2.7")))
                .contains("llama");
    }

    @Test
    void the_source_is_the_address() {
        assertThat(value("source", Facts.BARE)).contains("192.0.2.7");
    }

    private static Optional<String> value(String attribute, RequestFacts facts) {
        return Attribute.read(attribute).of(facts);
    }
}
