package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.limits.Attribute;
import dev.sluice.limits.Cidr;
import dev.sluice.limits.Selector;
import dev.sluice.resources.kind.envoy.ClientSelector;
import dev.sluice.resources.kind.envoy.ClientSelector.Header;
import dev.sluice.resources.kind.envoy.ClientSelector.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitSelectionTest {
    private static final List<Map<String, Object>> SOME = List.of(Map.of("name", "a", "value", "b"));

    private final List<String> warnings = new ArrayList<>();

    @Test
    void a_distinct_tenant_must_be_known_and_counts_apart() {
        Attribute tenant = Attribute.read("tenant");
        assertThat(select(headers(header("Distinct", "X-Sluice-Tenant", Optional.empty(), false))))
                .contains(new LimitSelection(List.of(Selector.present(tenant)), List.of(tenant)));
    }

    @Test
    void all_conditions_hold_together() {
        assertThat(select(
                        headers(header("Exact", "x-ai-eg-model", Optional.of("llama"), false)),
                        headers(header("RegularExpression", "X-Tier", Optional.of("go.d"), true))))
                .contains(new LimitSelection(
                        List.of(
                                Selector.exact(Attribute.read("model"), "llama"),
                                Selector.matching(Attribute.read("header:x-tier"), "go.d")
                                        .inverted()),
                        List.of()));
    }

    @Test
    void an_attribute_that_is_distinct_twice_counts_apart_once() {
        Header distinct = header("Distinct", "x-sluice-key", Optional.empty(), false);
        assertThat(select(headers(distinct), headers(distinct)).orElseThrow().per())
                .containsExactly(Attribute.read("key"));
    }

    @Test
    void each_address_of_a_distinct_network_counts_apart() {
        assertThat(select(source("Distinct", "10.0.0.0/8")))
                .contains(new LimitSelection(
                        List.of(Selector.within(Cidr.read("10.0.0.0/8"))), List.of(Attribute.read("source"))));
        assertThat(select(source("Exact", "10.0.0.0/8")).orElseThrow().per()).isEmpty();
    }

    @Test
    void what_cannot_be_kept_takes_nothing_rather_than_everything() {
        assertThat(select(new ClientSelector(List.of(), SOME, Optional.empty(), Optional.empty(), List.of())))
                .isEmpty();
        assertThat(select(new ClientSelector(
                        List.of(), List.of(), Optional.of(SOME.get(0)), Optional.empty(), List.of())))
                .isEmpty();
        assertThat(select(new ClientSelector(List.of(), List.of(), Optional.empty(), Optional.empty(), SOME)))
                .isEmpty();
        assertThat(select(source("Exact", "10.0.0.0/33"))).isEmpty();
        assertThat(warnings)
                .containsExactly("clientSelectors[0].sourceCIDR.value: the rule is not taken: wanted a network such as"
                        + " 10.0.0.0/8, found \"10.0.0.0/33\"");
    }

    @Test
    void no_selectors_take_every_request() {
        assertThat(select()).contains(new LimitSelection(List.of(), List.of()));
    }

    @Test
    void names_stand_for_what_the_gateway_knows() {
        assertThat(List.of("x-sluice-owner", "X-Sluice-Claim-orgId", "x-sluice-claim-", "X-Team"))
                .extracting(name -> LimitAttributes.of(name).toString())
                .containsExactly("owner", "claim:orgId", "header:x-sluice-claim-", "header:x-team");
    }

    @Test
    void a_distinct_header_has_neither_value_nor_contrary() {
        assertThatThrownBy(() -> header("Distinct", "a", Optional.of("b"), false))
                .hasMessage("value: must not be set when type is Distinct");
        assertThatThrownBy(() -> header("Distinct", "a", Optional.empty(), true))
                .hasMessage("invert: must not be set when type is Distinct");
        assertThatThrownBy(() -> header("Exact", "a", Optional.empty(), false))
                .hasMessage("value: is required when type is Exact");
    }

    private Optional<LimitSelection> select(ClientSelector... selectors) {
        return LimitSelection.of(List.of(selectors), (field, why) -> warnings.add(field + ": " + why));
    }

    private static Header header(String type, String name, Optional<String> value, boolean invert) {
        return new Header(type, name, value, invert);
    }

    private static ClientSelector headers(Header... headers) {
        return new ClientSelector(List.of(headers), List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    private static ClientSelector source(String type, String network) {
        return new ClientSelector(
                List.of(), List.of(), Optional.empty(), Optional.of(new Source(type, network)), List.of());
    }
}
