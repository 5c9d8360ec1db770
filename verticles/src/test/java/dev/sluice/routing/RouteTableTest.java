package dev.sluice.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTableTest {
    private static final Asked ASKED = Asked.path("/v1/chat");
    private static final Optional<String> NO_MODEL = Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "/v1, /v1, true",
        "/v1, /v1/, true",
        "/v1, /v1/chat/completions, true",
        "/v1/, /v1, true",
        "/v1/, /v1/chat, true",
        "/v1, /v1beta, false",
        "/v1, /v, false",
        "/v1, /V1, false",
        "/v1, /, false",
        "/v1/chat, /v1//chat, false",
        "/, /anything, true",
        "/, *, true",
    })
    void takes_prefixes_by_whole_segments(String prefix, String path, boolean taken) {
        assertThat(takes(On.prefix(prefix), Asked.path(path), NO_MODEL)).isEqualTo(taken);
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments(On.exact("/v1/chat"), ASKED, true),
                arguments(On.exact("/v1/chat"), ASKED.at("/v1/chat/"), false),
                arguments(On.expression("/v\\d+/.*"), ASKED, true),
                arguments(On.expression("/v\\d+"), ASKED, false),
                arguments(On.any().method("POST"), ASKED, true),
                arguments(On.any().method("GET"), ASKED, false),
                arguments(On.any().header("a", "1"), ASKED.with(Map.of("a", "1")), true),
                arguments(On.any().header("a", "1"), ASKED.with(Map.of("a", "12")), false),
                arguments(On.any().header("a", "1"), ASKED, false),
                arguments(On.any().headerLike("a", "1+"), ASKED.with(Map.of("a", "11")), true),
                arguments(On.any().headerLike("a", "1+"), ASKED.with(Map.of("a", "112")), false),
                arguments(On.any().headerLike("a", ".*"), ASKED, false),
                arguments(On.any().query("q", "1"), ASKED.query(Map.of("q", "1")), true),
                arguments(On.any().query("q", "1"), ASKED.query(Map.of("q", "2")), false),
                arguments(On.any().queryLike("q", "[a-c]"), ASKED.query(Map.of("q", "b")), true),
                arguments(On.any().queryLike("q", "[a-c]"), ASKED.query(Map.of("q", "bb")), false),
                arguments(On.any().queryLike("q", ".*"), ASKED, false),
                arguments(
                        On.exact("/v1/chat").method("POST").header("a", "1").query("q", "1"),
                        ASKED.with(Map.of("a", "1")).query(Map.of("q", "1")),
                        true),
                arguments(
                        On.exact("/v1/chat").method("POST").header("a", "1").query("q", "1"),
                        ASKED.with(Map.of("a", "1")),
                        false));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void takes_a_request_when_all_conditions_hold(On match, Asked asked, boolean taken) {
        assertThat(takes(match, asked, NO_MODEL)).isEqualTo(taken);
    }

    @Test
    void takes_every_request_by_a_rule_without_matches() {
        RouteTable table = table(new RouteOf("a/a").rule("all"));
        assertThat(table.match(80, ASKED, NO_MODEL))
                .hasValueSatisfying(routed -> assertThat(routed.match()).isEqualTo(RouteMatch.ALL));
    }

    @Test
    void says_which_match_took_the_request() {
        On other = On.prefix("/other");
        On taking = On.prefix("/v1");
        RouteTable table = table(new RouteOf("a/a").rule("all", other, taking));
        assertThat(table.match(80, ASKED, NO_MODEL).map(Routed::match)).contains(taking.match());
    }

    @Test
    void takes_the_model_from_the_body_and_not_from_the_client() {
        Asked claiming = ASKED.with(Map.of(RouteMatch.MODEL_HEADER, "m"));
        assertThat(takes(On.model("m"), ASKED, Optional.of("m"))).isTrue();
        assertThat(takes(On.model("m"), claiming, Optional.of("other"))).isFalse();
        assertThat(takes(On.model("m"), claiming, NO_MODEL)).isFalse();
    }

    @Test
    void takes_models_by_regular_expression() {
        On llamas = On.any().headerLike(RouteMatch.MODEL_HEADER, "llama-.*");
        assertThat(takes(llamas, ASKED, Optional.of("llama-8b"))).isTrue();
        assertThat(takes(llamas, ASKED, Optional.of("my-llama-8b"))).isFalse();
        assertThat(takes(llamas, ASKED.with(Map.of(RouteMatch.MODEL_HEADER, "llama-8b")), NO_MODEL))
                .isFalse();
    }

    @Test
    void finds_each_of_many_models_on_one_path() {
        RouteOf[] routes = IntStream.range(0, 100)
                .mapToObj(i -> new RouteOf("a/" + i).rule("rule-" + i, On.model("m-" + i)))
                .toArray(RouteOf[]::new);
        RouteTable table = table(routes);
        assertThat(name(table, ASKED, "m-0")).contains("rule-0");
        assertThat(name(table, ASKED, "m-57")).contains("rule-57");
        assertThat(name(table, ASKED, "m-100")).isEmpty();
    }

    @Test
    void gives_a_less_specific_path_its_turn_where_the_others_conditions_do_not_hold() {
        RouteTable table = table(new RouteOf("a/a")
                .rule("exact", On.exact("/v1/chat").method("GET"))
                .rule("long", On.prefix("/v1/chat").header("a", "1"))
                .rule("model", On.model("m"))
                .rule("short", On.prefix("/v1").query("q", "1"))
                .rule("rest"));
        assertThat(name(table, ASKED, "m")).contains("model");
        assertThat(name(table, ASKED, "other")).contains("rest");
    }

    @Test
    void refuses_a_regular_expression_that_is_none() {
        assertThatThrownBy(() -> table(new RouteOf("a/a").rule("broken", On.expression("("))))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void knows_nothing_without_listeners() {
        assertThat(RouteTable.EMPTY.match(80, ASKED, NO_MODEL)).isEmpty();
        assertThat(RouteTable.EMPTY.listing(80, "a.example.com").models()).isEmpty();
    }

    private static boolean takes(On match, Asked asked, Optional<String> model) {
        return table(new RouteOf("a/a").rule("rule", match))
                .match(80, asked, model)
                .isPresent();
    }

    private static Optional<String> name(RouteTable table, Asked asked, String model) {
        return table.match(80, asked, Optional.of(model))
                .map(routed -> routed.rule().name());
    }

    private static RouteTable table(RouteOf... routes) {
        return RouteTable.of(List.of(RouteOf.listener("", routes)));
    }
}
