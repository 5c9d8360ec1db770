package dev.sluice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.counting.WindowSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimGroupTest {
    private static final Attribute TIER = Attribute.read("header:x-tier");
    private static final Attribute TEAM = Attribute.read("header:x-team");

    private static final Facts GOLD = Facts.headers(Map.of("x-tier", "gold"));
    private static final Facts GOLDEN = Facts.headers(Map.of("x-tier", "golden"));

    @Test
    void no_groups_claim_nothing() {
        assertThat(ClaimGroup.of(List.of(), GOLD)).isEmpty();
    }

    @Test
    void a_rule_without_selectors_takes_every_request() {
        assertThat(takes(Facts.BARE)).isTrue();
    }

    @Test
    void an_exact_selector_takes_one_value() {
        Selector gold = Selector.exact(TIER, "gold");
        assertThat(takes(GOLD, gold)).isTrue();
        assertThat(takes(GOLDEN, gold)).isFalse();
        assertThat(takes(Facts.BARE, gold)).isFalse();
    }

    @Test
    void an_expression_must_take_the_whole_value() {
        assertThat(takes(GOLD, Selector.matching(TIER, "g.ld"))).isTrue();
        assertThat(takes(GOLDEN, Selector.matching(TIER, "g.ld"))).isFalse();
        assertThat(takes(GOLDEN, Selector.matching(TIER, "g.ld.*"))).isTrue();
        assertThat(takes(Facts.BARE, Selector.matching(TIER, ".*"))).isFalse();
    }

    @Test
    void a_value_is_present_even_if_it_is_empty() {
        assertThat(takes(GOLD, Selector.present(TIER))).isTrue();
        assertThat(takes(Facts.headers(Map.of("x-tier", "")), Selector.present(TIER)))
                .isTrue();
        assertThat(takes(Facts.BARE, Selector.present(TIER))).isFalse();
    }

    @Test
    void an_inverted_selector_also_takes_what_has_no_value() {
        Selector notGold = Selector.exact(TIER, "gold").inverted();
        assertThat(takes(GOLD, notGold)).isFalse();
        assertThat(takes(GOLDEN, notGold)).isTrue();
        assertThat(takes(Facts.BARE, notGold)).isTrue();
        assertThat(takes(GOLD, notGold.inverted())).isTrue();
    }

    @Test
    void a_network_takes_those_that_connected_from_it() {
        assertThat(takes(Facts.BARE, Selector.within(Cidr.read("192.0.2.0/24"))))
                .isTrue();
        assertThat(takes(Facts.BARE, Selector.within(Cidr.read("198.51.100.0/24"))))
                .isFalse();
    }

    @Test
    void all_selectors_of_a_rule_must_take_the_request() {
        Selector gold = Selector.exact(TIER, "gold");
        assertThat(takes(GOLD, gold, Selector.present(TEAM))).isFalse();
        assertThat(takes(Facts.headers(Map.of("x-tier", "gold", "x-team", "red")), gold, Selector.present(TEAM)))
                .isTrue();
    }

    @Test
    void every_rule_that_takes_the_request_claims_in_its_group() {
        LimitRule all = rule("all", List.of(), List.of());
        LimitRule gold = rule("gold", List.of(Selector.exact(TIER, "gold")), List.of());
        LimitRule red = rule("red", List.of(Selector.exact(TEAM, "red")), List.of());
        LimitGroup any = new LimitGroup(LimitGroup.Decision.ANY, List.of(gold, red), Optional.empty());

        assertThat(ClaimGroup.of(List.of(LimitGroup.all(List.of(all, red, gold)), any), GOLD))
                .containsExactly(
                        new ClaimGroup(LimitGroup.Decision.ALL, List.of(new Claim(all, ""), new Claim(gold, ""))),
                        new ClaimGroup(LimitGroup.Decision.ANY, List.of(new Claim(gold, ""))));
    }

    @Test
    void a_group_of_which_no_rule_takes_the_request_is_left_out() {
        LimitRule gold = rule("gold", List.of(Selector.exact(TIER, "gold")), List.of());
        assertThat(ClaimGroup.of(List.of(LimitGroup.all(List.of(gold))), Facts.BARE))
                .isEmpty();
    }

    @Test
    void otherwise_holds_only_where_no_rule_takes_the_request() {
        LimitRule gold = rule("gold", List.of(Selector.exact(TIER, "gold")), List.of());
        LimitRule others = rule("others", List.of(), List.of(TIER));
        List<LimitGroup> groups = List.of(new LimitGroup(LimitGroup.Decision.ALL, List.of(gold), Optional.of(others)));

        assertThat(ClaimGroup.of(groups, GOLD))
                .containsExactly(new ClaimGroup(LimitGroup.Decision.ALL, List.of(new Claim(gold, ""))));
        assertThat(ClaimGroup.of(groups, GOLDEN))
                .containsExactly(new ClaimGroup(LimitGroup.Decision.ALL, List.of(new Claim(others, "golden"))));
    }

    @Test
    void all_count_together_where_nothing_sets_them_apart() {
        assertThat(subject(GOLD)).isEmpty();
    }

    @Test
    void each_value_counts_apart() {
        assertThat(subject(GOLD, TIER)).isEqualTo("gold");
        assertThat(subject(GOLDEN, TIER)).isEqualTo("golden");
    }

    @Test
    void those_without_a_value_count_together() {
        assertThat(subject(Facts.BARE, TIER)).isEmpty();
        assertThat(subject(Facts.headers(Map.of("x-team", "red")), TIER)).isEmpty();
    }

    @Test
    void two_values_are_joined_in_order() {
        Facts both = Facts.headers(Map.of("x-tier", "gold", "x-team", "red"));
        assertThat(subject(both, TIER, TEAM)).isEqualTo("gold\u001fred");
        assertThat(subject(both, TEAM, TIER)).isEqualTo("red\u001fgold");
    }

    @Test
    void of_two_values_an_absent_one_keeps_its_place() {
        assertThat(subject(GOLD, TIER, TEAM)).isEqualTo("gold\u001f");
        assertThat(subject(GOLD, TEAM, TIER)).isEqualTo("\u001fgold");
        assertThat(subject(Facts.BARE, TIER, TEAM)).isEqualTo("\u001f");
    }

    @Test
    void without_a_first_value_nobody_can_write_themselves_into_the_subject_of_another() {
        Attribute model = Attribute.read("model");
        Attribute key = Attribute.read("key");
        Facts bob = new Facts(Map.of(), Optional.of(Facts.byKey()), "llama", "192.0.2.7");
        Facts nobody = new Facts(Map.of(), Optional.empty(), "k1\u001fllama", "192.0.2.7");

        assertThat(subject(nobody, key, model)).isNotEqualTo(subject(bob, key, model));
    }

    @Test
    void a_value_of_200_characters_is_whole() {
        String longest = "a".repeat(200);
        assertThat(subject(Facts.headers(Map.of("x-tier", longest)), TIER)).isEqualTo(longest);
    }

    @Test
    void longer_values_are_cut_and_stay_apart() {
        String start = "a".repeat(200);
        String one = subject(Facts.headers(Map.of("x-tier", start + "b".repeat(5_000))), TIER);
        String other = subject(Facts.headers(Map.of("x-tier", start + "b".repeat(4_999) + "c")), TIER);

        // 64 bits are 16 digits at most.
        assertThat(one).startsWith(start).hasSizeBetween(201, 216).isNotEqualTo(other);
        assertThat(other).startsWith(start).hasSizeBetween(201, 216);
        assertThat(subject(Facts.headers(Map.of("x-tier", start + "b".repeat(5_000))), TIER))
                .isEqualTo(one);
    }

    private static boolean takes(Facts facts, Selector... selectors) {
        LimitRule rule = rule("rule", List.of(selectors), List.of());
        return !ClaimGroup.of(List.of(LimitGroup.all(List.of(rule))), facts).isEmpty();
    }

    private static String subject(Facts facts, Attribute... per) {
        LimitRule rule = rule("rule", List.of(), List.of(per));
        return ClaimGroup.of(List.of(LimitGroup.all(List.of(rule))), facts)
                .get(0)
                .claims()
                .get(0)
                .subject();
    }

    private static LimitRule rule(String name, List<Selector> selectors, List<Attribute> per) {
        return new LimitRule(
                name,
                selectors,
                per,
                Measure.Requests.ONE,
                WindowSpec.sliding(10, Duration.ofMinutes(1)),
                false,
                false);
    }
}
