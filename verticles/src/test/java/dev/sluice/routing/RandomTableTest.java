package dev.sluice.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomTableTest {
    private static final List<String> HOSTS =
            List.of("a.example.com", "b.a.example.com", "c.b.a.example.com", "example.com", "x.org", "");
    private static final List<String> HOSTNAMES =
            List.of("a.example.com", "*.a.example.com", "*.example.com", "*.com", "x.org");
    private static final List<String> PATHS = List.of("/", "/v1", "/v1/chat", "/v1/chat/more", "/v2", "/v1x", "/v1/");
    private static final List<String> PREFIXES = List.of("/", "/v1", "/v1/chat", "/v1/chat/more", "/v2");
    private static final List<String> EXPRESSIONS = List.of("/v.", "/v./.*", "/v\\d/chat", ".*more");
    private static final List<String> METHODS = List.of("GET", "POST");
    private static final List<String> NAMES = List.of("a", "b", RouteMatch.MODEL_HEADER);
    private static final List<String> VALUES = List.of("1", "2", "3");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agrees_with_looking_at_every_rule(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Route> routes =
                IntStream.range(0, 40).mapToObj(i -> route(i, random)).toList();
        RouteTable table =
                RouteTable.of(List.of(new RouteListener("default/gateway/http", 80, "", Optional.empty(), routes)));
        EveryRule all = new EveryRule(routes);
        for (int i = 0; i < 500; i++) {
            Asked asked = asked(random);
            Optional<String> model = maybe(VALUES, random);
            assertThat(table.match(80, asked, model))
                    .as("%s for %s", asked, model)
                    .isEqualTo(all.match(asked, model));
        }
    }

    private static Route route(int number, SplittableRandom random) {
        RouteOf route = new RouteOf("default/" + (number + 10)).created(random.nextInt(5));
        if (random.nextInt(3) > 0) {
            route.hosts(one(HOSTNAMES, random));
        }
        for (int rule = 0; rule < 1 + random.nextInt(4); rule++) {
            route.rule("rule-" + rule, on(random), on(random));
        }
        return route.route();
    }

    private static On on(SplittableRandom random) {
        On on =
                switch (random.nextInt(4)) {
                    case 0 -> On.exact(one(PATHS, random));
                    case 1 -> On.expression(one(EXPRESSIONS, random));
                    default -> On.prefix(one(PREFIXES, random));
                };
        for (String name : NAMES) {
            switch (random.nextInt(5)) {
                case 0, 1 -> on.header(name, one(VALUES, random));
                case 2 -> on.headerLike(name, "[12]");
                default -> {}
            }
        }
        if (random.nextInt(4) == 0) {
            on.method(one(METHODS, random));
        }
        if (random.nextInt(4) == 0) {
            on.query("q", one(VALUES, random));
        }
        return on;
    }

    private static Asked asked(SplittableRandom random) {
        Map<String, String> headers = new HashMap<>();
        NAMES.forEach(name -> maybe(VALUES, random).ifPresent(value -> headers.put(name, value)));
        Map<String, String> query = new HashMap<>();
        maybe(VALUES, random).ifPresent(value -> query.put("q", value));
        return new Asked(one(METHODS, random), one(HOSTS, random), one(PATHS, random), headers, query);
    }

    private static Optional<String> maybe(List<String> values, SplittableRandom random) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(values, random));
    }

    private static String one(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }
}
