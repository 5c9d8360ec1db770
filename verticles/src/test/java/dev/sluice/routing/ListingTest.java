package dev.sluice.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
    private static final On ANY_LLAMA = On.any().headerLike(RouteMatch.MODEL_HEADER, "llama-.*");

    @Test
    void names_each_model_once_in_the_order_of_precedence() {
        ModelListing older = new ModelListing("older", Instant.EPOCH, false);
        Listing listing = listing(
                "",
                new RouteOf("a/a").created(2).rule("1", On.model("b"), On.model("c")),
                new RouteOf("a/b").created(1).listed(Optional.of(older)).rule("1", On.model("a"), On.model("b")));
        assertThat(listing.models())
                .containsExactly(
                        new Listing.Model("a", older),
                        new Listing.Model("b", older),
                        new Listing.Model("c", RouteOf.LISTED));
    }

    @Test
    void names_no_model_of_an_expression_or_of_a_rule_without_listing() {
        Listing listing = listing(
                "",
                new RouteOf("a/a").rule("1", ANY_LLAMA),
                new RouteOf("HTTPRoute", "a/b").listed(Optional.empty()).rule("1", On.model("a")));
        assertThat(listing.models()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.example.com, 'exact wildcard every'",
        "b.example.com, 'wildcard every'",
        "c.b.example.com, 'wildcard every'",
        "example.com, every",
        "other.org, every",
        "'', every",
    })
    void names_the_models_of_routes_that_take_the_host(String host, String models) {
        Listing listing = listing(
                host,
                new RouteOf("a/a").rule("1", On.model("every")),
                new RouteOf("a/b").hosts("*.example.com").rule("1", On.model("wildcard")),
                new RouteOf("a/c").hosts("a.example.com").rule("1", On.model("exact")));
        assertThat(listing.models()).extracting(Listing.Model::id).containsExactly(models.split(" "));
    }

    @Test
    void asks_the_listener_of_the_host_alone() {
        RouteTable table = RouteTable.of(List.of(
                RouteOf.listener("", new RouteOf("a/a").rule("1", On.model("every"))),
                RouteOf.listener("*.example.com", new RouteOf("a/b").rule("1", On.model("inside")))));
        assertThat(table.listing(80, "a.example.com").models())
                .extracting(Listing.Model::id)
                .containsExactly("inside");
        assertThat(table.listing(81, "a.example.com").models()).isEmpty();
    }

    @Test
    void names_pools_that_are_asked_under_the_names_of_their_models() {
        Listing listing = listing(
                "",
                new RouteOf("a/a").rule("1", List.of(to("a/expression", 1)), ANY_LLAMA),
                new RouteOf("a/b").rule("1", List.of(to("a/all", 1), to("a/expression", 1))));
        assertThat(listing.pools()).containsExactlyInAnyOrder("a/expression", "a/all");
    }

    @Test
    void leaves_out_pools_that_are_not_reached_under_their_own_names() {
        BackendRef renaming =
                new BackendRef(pool("a/renamed"), 1, 0, Optional.of("real"), Filters.NONE, BodyChange.NONE);
        BackendRef gone = new BackendRef(
                new Backend.Unresolved("a/gone", "gone"), 1, 0, Optional.empty(), Filters.NONE, BodyChange.NONE);
        Listing listing = listing(
                "",
                new RouteOf("a/a").rule("1", List.of(to("a/exact", 1)), On.model("a")),
                new RouteOf("a/b").rule("1", List.of(renaming, gone, to("a/never", 0))),
                new RouteOf("a/c").hosts("a.example.com").rule("1", List.of(to("a/elsewhere", 1))));
        assertThat(listing.pools()).isEmpty();
    }

    private static BackendRef to(String pool, int weight) {
        return new BackendRef(pool(pool), weight, 0, Optional.empty(), Filters.NONE, BodyChange.NONE);
    }

    private static Backend pool(String name) {
        return new Backend.Pool(name, Protocol.HTTP1, List.of(), Optional.empty());
    }

    private static Listing listing(String host, RouteOf... routes) {
        return RouteTable.of(List.of(RouteOf.listener("", routes))).listing(80, host);
    }
}
