package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Default;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
    enum Transport {
        IO_URING,
        NIO
    }

    record Words(String text, Transport transport, Duration pause, ByteSize size, URI uri, Path path, Boolean on) {}

    record Numbers(int count, long large, double share, Integer boxedInt, Long boxedLong, Double boxedDouble) {}

    record Absent(Optional<String> name, OptionalInt count, OptionalLong large, OptionalDouble share) {}

    record Inner(@Default("3") int count, @Default("a b") String name) {}

    record Defaults(
            @Default("{}") Inner inner,
            @Default("50ms") Duration pause,
            @Default("[1, 2]") List<Integer> numbers,
            @Default("io-uring") Transport transport,
            @Default("\"quoted\"") String quoted,
            @Default("true") boolean on,
            @Default("7") OptionalInt seven) {}

    record Many(List<Inner> list, Set<String> set, Map<String, Inner> map, Map<String, Object> anything) {}

    record Port(int port) {
        Port {
            if (port < 1) {
                throw new IllegalArgumentException("wanted a port from 1, found " + port);
            }
        }
    }

    record Holder(Port listener) {}

    record Odd(Thread thread) {}

    record Broken(@Default("1") int count) {
        Broken {
            throw new IllegalStateException("a defect");
        }
    }

    @Test
    void binds_each_kind_of_word() {
        Words words = bind(
                Words.class,
                Map.of(
                        "text", "x",
                        "transport", "io-Uring",
                        "pause", "2s",
                        "size", "32MiB",
                        "uri", "http://a:1",
                        "path", "conf/x",
                        "on", true));

        assertThat(words)
                .isEqualTo(new Words(
                        "x",
                        Transport.IO_URING,
                        Duration.ofSeconds(2),
                        new ByteSize(32 << 20),
                        URI.create("http://a:1"),
                        Path.of("conf/x"),
                        true));
    }

    @Test
    void binds_numbers_of_each_size_also_in_quotes() {
        Map<String, Object> json = Map.of(
                "count", 1, "large", 1L << 40, "share", 0.5, "boxedInt", "2", "boxedLong", 3, "boxedDouble", "1e2");

        assertThat(bind(Numbers.class, json)).isEqualTo(new Numbers(1, 1L << 40, 0.5, 2, 3L, 100.0));
    }

    @Test
    void leaves_optionals_empty_when_missing_or_null() {
        Map<String, Object> json = new HashMap<>();
        json.put("name", null);

        assertThat(bind(Absent.class, json))
                .isEqualTo(new Absent(
                        Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty()));
    }

    @Test
    void fills_optionals() {
        assertThat(bind(Absent.class, Map.of("name", "n", "count", 1, "large", 2, "share", 3)))
                .isEqualTo(new Absent(Optional.of("n"), OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(3)));
    }

    @Test
    void takes_defaults_for_missing_keys_and_inside_nested_records() {
        assertThat(bind(Defaults.class, Map.of("inner", Map.of("count", 4))))
                .isEqualTo(new Defaults(
                        new Inner(4, "a b"),
                        Duration.ofMillis(50),
                        List.of(1, 2),
                        Transport.IO_URING,
                        "quoted",
                        true,
                        OptionalInt.of(7)));
    }

    @Test
    void binds_lists_sets_and_maps_of_records_and_of_anything() {
        Map<String, Object> json = Map.of(
                "list", List.of(Map.of(), Map.of("count", 1)),
                "set", List.of("a", "b"),
                "map", Map.of("k", Map.of()),
                "anything", Map.of("deep", List.of(1, "two", Map.of("three", true))));

        assertThat(bind(Many.class, json))
                .isEqualTo(new Many(
                        List.of(new Inner(3, "a b"), new Inner(1, "a b")),
                        Set.of("a", "b"),
                        Map.of("k", new Inner(3, "a b")),
                        Map.of("deep", List.of(1, "two", Map.of("three", true)))));
    }

    @Test
    void binds_a_whole_pool() {
        PoolSpec pool = bind(
                PoolSpec.class,
                Map.of("name", "llama", "endpoints", List.of(Map.of("address", "http://127.0.0.1:8001"))));

        assertThat(pool.endpoints().get(0).name()).isEqualTo("127.0.0.1:8001");
        assertThat(pool.picker()).isEqualTo(new PickerSpec(List.of(), List.of()));
    }

    @Test
    void names_the_full_path_of_what_a_constructor_refuses() {
        Map<String, Object> json = Map.of(
                "name", "llama", "endpoints", List.of(Map.of("address", "http://a:1"), Map.of("address", "ftp://b:2")));

        assertThatThrownBy(() -> Binder.bind("pools[0]", json, PoolSpec.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("pools[0].endpoints[1]: wanted an address such as http://10.0.0.7:8000, found ftp://b:2");
    }

    @Test
    void names_the_nearest_key_for_an_unknown_one() {
        refuses(Inner.class, Map.of("cuont", 1), "cuont: unknown key; nearest is count (known: count, name)");
    }

    @Test
    void reports_an_unknown_key_before_the_missing_one_it_was_meant_for() {
        refuses(Port.class, Map.of("prot", 1, "zzz", 1), "prot: unknown key; nearest is port (known: port)");
    }

    @Test
    void says_what_is_missing() {
        refuses(Holder.class, Map.of("listener", Map.of()), "listener.port: missing; wanted a whole number");
        refuses(Holder.class, Map.of(), "listener: missing; wanted an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|7|wanted a string, found 7",
                "transport|io_urnig|wanted one of io_uring, nio, found \"io_urnig\"; nearest is io_uring",
                "pause|50|wanted a duration such as 50ms, 2s, 1m or 1h, found \"50\"",
                "pause|-1s|wanted a duration such as 50ms, 2s, 1m or 1h, found \"-1s\"",
                "size|12 furlongs|wanted a size such as 64KiB, 32MiB or a number of bytes, found \"12 furlongs\"",
                "uri|http://a b|wanted a URI, found \"http://a b\"",
                "on|yes|wanted true or false, found \"yes\"",
            })
    void says_what_was_wanted_instead_of_a_word(String key, String value, String sentence) {
        Map<String, Object> json = new HashMap<>(
                Map.of("text", "", "transport", "nio", "pause", "1s", "size", 1, "uri", "a", "path", "p", "on", false));
        json.put(key, "text".equals(key) ? 7 : value);

        refuses(Words.class, json, key + ": " + sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "count,1.5,a whole number",
        "count,3000000000,a whole number",
        "large,1e30,a whole number",
        "large,1e2000000000,a whole number",
        "share,NaN,a number",
        "share,1e999,a number"
    })
    void refuses_numbers_that_do_not_fit(String key, String value, String wanted) {
        Map<String, Object> json = new HashMap<>(
                Map.of("count", 1, "large", 1, "share", 1, "boxedInt", 1, "boxedLong", 1, "boxedDouble", 1));
        json.put(key, value);

        refuses(Numbers.class, json, key + ": wanted " + wanted + ", found \"" + value + "\"");
    }

    @Test
    void refuses_null_where_a_value_is_wanted_and_deep_inside_anything() {
        Map<String, Object> json = new HashMap<>(Map.of("list", List.of(), "set", List.of(), "map", Map.of()));
        json.put("anything", Map.of("a", Arrays.asList(1, null)));

        refuses(Many.class, json, "anything.a[1]: wanted a value, found null");
    }

    @Test
    void refuses_a_member_named_twice_in_a_set_and_lists_that_are_none() {
        refuses(
                Many.class,
                Map.of("list", List.of(), "set", List.of("a", "a"), "map", Map.of(), "anything", Map.of()),
                "set[1]: named twice: \"a\"");
        refuses(Many.class, Map.of("list", "x"), "list: wanted a list, found \"x\"");
    }

    @Test
    void quotes_keys_that_are_no_plain_words() {
        Map<String, Object> json = Map.of("list", List.of(), "set", List.of(), "map", Map.of("a.b/c", 1));

        refuses(Many.class, json, "map[\"a.b/c\"]: wanted an object, found 1");
    }

    @Test
    void says_which_type_nothing_can_be_written_for() {
        refuses(
                Odd.class,
                Map.of("thread", "main"),
                "thread: cannot be configured: nothing can be written for a java.lang.Thread");
    }

    @Test
    void passes_on_a_defect_of_a_constructor_unchanged() {
        assertThatThrownBy(() -> bind(Broken.class, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a defect");
    }

    private static <R> R bind(Class<R> type, Map<String, ?> json) {
        return Binder.bind("", json, type);
    }

    private static void refuses(Class<?> type, Map<String, ?> json, String message) {
        assertThatThrownBy(() -> bind(type, json))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    record Times(java.time.Instant at, Duration pause) {}

    @ParameterizedTest
    @CsvSource({
        "1h30m, PT1H30M",
        "10s, PT10S",
        "100ms, PT0.1S",
        "1h2m3s4ms, PT1H2M3.004S",
        "0s, PT0S",
        "30s1m, PT1M30S",
    })
    void adds_up_the_parts_of_a_duration(String text, Duration sum) {
        Times times = Binder.bind("", Map.of("at", "2026-01-31T12:00:00Z", "pause", text), Times.class);
        assertThat(times.pause()).isEqualTo(sum);
    }

    @Test
    void reads_times_with_their_offset() {
        Times times = Binder.bind("", Map.of("at", "2026-01-31T12:00:00+02:00", "pause", "0s"), Times.class);
        assertThat(times.at()).isEqualTo("2026-01-31T10:00:00Z");
        assertThatThrownBy(() -> Binder.bind("", Map.of("at", "yesterday", "pause", "0s"), Times.class))
                .hasMessage("at: wanted a time such as 2026-01-31T12:00:00Z, found \"yesterday\"");
    }

    @Test
    void passes_over_unknown_keys_at_all_depths_where_only_some_are_wanted() {
        List<String> passedOver = new java.util.ArrayList<>();
        Many many = Binder.bindKnown(
                "top",
                Map.of(
                        "list", List.of(Map.of("count", 1, "colour", "red")),
                        "set", List.of(),
                        "map", Map.of("a", Map.of("count", 2, "size", 3)),
                        "anything", Map.of("kept", true),
                        "more", 1),
                Many.class,
                passedOver::add);
        assertThat(many)
                .isEqualTo(new Many(
                        List.of(new Inner(1, "a b")),
                        Set.of(),
                        Map.of("a", new Inner(2, "a b")),
                        Map.of("kept", true)));
        assertThat(passedOver).containsExactlyInAnyOrder("top.list[0].colour", "top.map.a.size", "top.more");
    }
}
