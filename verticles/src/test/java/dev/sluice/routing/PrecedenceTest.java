package dev.sluice.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrecedenceTest {
    private static final Asked ASKED =
            Asked.path("/v1/chat").by("GET").with(Map.of("a", "1", "b", "2")).query(Map.of("q", "1", "r", "2"));

    static Stream<Arguments> matches() {
        return Stream.of(
                arguments("an exact path before a prefix", On.exact("/v1/chat"), On.prefix("/v1/chat")),
                arguments(
                        "an exact path before an expression and all other conditions",
                        On.exact("/v1/chat"),
                        On.expression("/v1/(chat|other)").method("GET").header("a", "1")),
                arguments("an expression before a prefix", On.expression("/v.*"), On.prefix("/v1/chat")),
                arguments("a longer expression", On.expression("/v1/.*"), On.expression("/v.*")),
                arguments(
                        "a longer prefix",
                        On.prefix("/v1/chat"),
                        On.prefix("/v1").method("GET")),
                arguments("any prefix before none", On.prefix("/v1"), On.any().header("a", "1")),
                arguments(
                        "a method before headers",
                        On.any().method("GET"),
                        On.any().header("a", "1")),
                arguments(
                        "more headers before query",
                        On.any().header("a", "1").header("b", "2"),
                        On.any().header("a", "1").query("q", "1").query("r", "2")),
                arguments(
                        "more query",
                        On.any().query("q", "1").query("r", "2"),
                        On.any().query("q", "1")),
                arguments(
                        "more headers where one of them is the model",
                        On.model("m").header("a", "1"),
                        On.any().header("b", "2")),
                arguments(
                        "more headers where the other asks for the model",
                        On.any().header("a", "1").header("b", "2"),
                        On.model("m")),
                arguments(
                        "a method before the model",
                        On.any().method("GET"),
                        On.model("m").header("a", "1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matches")
    void puts_the_more_specific_match_first(String rule, On first, On second) {
        RouteOf older = new RouteOf("a/a").created(1).rule("second", second);
        RouteOf younger = new RouteOf("b/b").created(2).rule("first", first);
        assertThat(taken(older, younger)).contains("first");
        assertThat(taken(younger, older)).contains("first");
        assertThat(taken(new RouteOf("a/a").rule("second", second).rule("first", first)))
                .contains("first");
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                arguments("the older", new RouteOf("b/b").created(1), new RouteOf("a/a").created(2)),
                arguments("the lesser namespace", new RouteOf("a/b"), new RouteOf("b/a")),
                arguments("the lesser name", new RouteOf("a/a"), new RouteOf("a/b")),
                arguments("the lesser of both in one word", new RouteOf("a-b/x"), new RouteOf("a/x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void decides_by_age_and_name_between_equal_matches(String rule, RouteOf first, RouteOf second) {
        first.rule("first", On.model("m"));
        second.rule("second", On.model("m"));
        assertThat(taken(first, second)).contains("first");
        assertThat(taken(second, first)).contains("first");
    }

    @Test
    void keeps_the_order_of_rules_and_matches_in_a_route() {
        RouteOf route = new RouteOf("a/a")
                .rule("none", On.any().header("a", "other"))
                .rule("first", On.any().header("a", "other"), On.any().header("b", "2"))
                .rule("second", On.any().header("a", "1"));
        assertThat(taken(route)).contains("first");
    }

    @Test
    void compares_the_model_with_conditions_of_other_kinds_by_age() {
        RouteOf older = new RouteOf("a/a").created(1).rule("older", On.any().headerLike(RouteMatch.MODEL_HEADER, "."));
        RouteOf younger = new RouteOf("b/b").created(2).rule("younger", On.model("m"));
        assertThat(taken(younger, older)).contains("older");
        assertThat(taken(older.created(3), younger)).contains("younger");
    }

    @Test
    void counts_conditions_of_one_name_once() {
        RouteOf twice = new RouteOf("a/a")
                .created(2)
                .rule("twice", On.any().header("a", "1").header("a", "other"));
        RouteOf once = new RouteOf("b/b").created(1).rule("once", On.any().header("a", "1"));
        assertThat(taken(twice, once)).contains("once");
        assertThat(taken(twice)).contains("twice");
    }

    private static Optional<String> taken(RouteOf... routes) {
        return RouteTable.of(List.of(RouteOf.listener("", routes)))
                .match(80, ASKED, Optional.of("m"))
                .map(routed -> routed.rule().name());
    }
}
