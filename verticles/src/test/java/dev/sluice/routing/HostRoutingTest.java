package dev.sluice.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRoutingTest {
    @ParameterizedTest
    @CsvSource({
        "a.example.com, exact",
        "b.example.com, wildcard",
        "x.b.example.com, wildcard",
        "x.a.example.com, longer",
        "y.x.a.example.com, longer",
        "example.com, every",
        "notexample.com, every",
        "other.org, every",
        "'', every",
    })
    void chooses_the_listener_of_the_most_specific_host_name(String host, String listener) {
        RouteTable table = table(
                RouteOf.listener("", new RouteOf("a/a").rule("every")),
                RouteOf.listener("*.example.com", new RouteOf("a/b").rule("wildcard")),
                RouteOf.listener("*.a.example.com", new RouteOf("a/c").rule("longer")),
                RouteOf.listener("a.example.com", new RouteOf("a/d").rule("exact")));
        assertThat(taken(table, host)).contains(listener);
    }

    @ParameterizedTest
    @CsvSource({
        "a.example.com, exact",
        "b.example.com, wildcard",
        "x.b.example.com, wildcard",
        "x.a.example.com, longer",
        "y.x.a.example.com, longer",
        "example.com, every",
        "other.org, every",
        "'', every",
    })
    void prefers_the_routes_of_the_most_specific_host_name(String host, String route) {
        RouteTable table = table(RouteOf.listener(
                "",
                new RouteOf("a/a").rule("every", On.exact("/").method("POST")),
                new RouteOf("a/b").hosts("*.example.com").rule("wildcard", On.prefix("/")),
                new RouteOf("a/c").hosts("*.a.example.com").rule("longer"),
                new RouteOf("a/d").hosts("a.example.com").rule("exact")));
        assertThat(taken(table, host)).contains(route);
    }

    @Test
    void falls_through_to_routes_of_less_specific_host_names() {
        RouteTable table = table(RouteOf.listener(
                "",
                new RouteOf("a/a").rule("every", On.prefix("/")),
                new RouteOf("a/b").hosts("*.example.com").rule("wildcard", On.prefix("/b")),
                new RouteOf("a/c").hosts("a.example.com").rule("exact", On.prefix("/c"))));
        assertThat(taken(table, "a.example.com")).contains("every");
    }

    @Test
    void does_not_fall_through_to_another_listener() {
        RouteTable table = table(
                RouteOf.listener("", new RouteOf("a/a").rule("every")),
                RouteOf.listener("a.example.com", new RouteOf("a/b").rule("exact", On.prefix("/b"))));
        assertThat(taken(table, "a.example.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*.example.com, a.example.com, a.example.com, true",
        "*.example.com, a.example.com, b.example.com, false",
        "*.example.com, *.a.example.com, x.a.example.com, true",
        "*.example.com, *.a.example.com, a.example.com, false",
        "*.example.com, example.com, example.com, false",
        "*.example.com, other.org, a.example.com, false",
        "a.example.com, *.example.com, a.example.com, true",
        "a.example.com, *.example.com, b.example.com, false",
        "a.example.com, b.example.com, a.example.com, false",
        "A.Example.com, *.EXAMPLE.com, a.example.com, true",
    })
    void takes_hosts_of_both_listener_and_route(String listener, String route, String host, boolean taken) {
        RouteTable table =
                table(RouteOf.listener(listener, new RouteOf("a/a").hosts(route).rule("rule")));
        assertThat(taken(table, host).isPresent()).isEqualTo(taken);
    }

    @Test
    void takes_any_host_name_of_a_route() {
        RouteTable table = table(RouteOf.listener(
                "", new RouteOf("a/a").hosts("a.example.com", "*.example.org").rule("rule")));
        assertThat(taken(table, "a.example.com")).contains("rule");
        assertThat(taken(table, "b.example.org")).contains("rule");
        assertThat(taken(table, "b.example.com")).isEmpty();
    }

    @Test
    void shares_routes_between_listeners_of_one_port_and_host_name() {
        RouteTable table = table(
                RouteOf.listener("a.example.com", new RouteOf("a/a").rule("one", On.prefix("/one"))),
                RouteOf.listener("a.example.com", new RouteOf("a/b").rule("rest")));
        assertThat(taken(table, "a.example.com")).contains("rest");
    }

    @Test
    void tells_ports_apart() {
        RouteTable table = table(
                RouteOf.listener("", new RouteOf("a/a").rule("here")),
                new RouteListener(
                        "default/gateway/other",
                        81,
                        "",
                        Optional.empty(),
                        List.of(new RouteOf("a/b").rule("there").route())));
        assertThat(taken(table, "a.example.com")).contains("here");
        assertThat(table.match(81, Asked.host(""), Optional.empty())
                        .map(routed -> routed.rule().name()))
                .contains("there");
        assertThat(table.match(82, Asked.host(""), Optional.empty())).isEmpty();
    }

    private static RouteTable table(RouteListener... listeners) {
        return RouteTable.of(List.of(listeners));
    }

    private static Optional<String> taken(RouteTable table, String host) {
        return table.match(80, Asked.host(host), Optional.empty())
                .map(routed -> routed.rule().name());
    }
}
