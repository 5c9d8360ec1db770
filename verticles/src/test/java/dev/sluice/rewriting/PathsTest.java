package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.PathMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "/foo/bar, /foo, /xyz, /xyz/bar",
        "/foo/bar, /foo, /xyz/, /xyz/bar",
        "/foo/bar, /foo/, /xyz, /xyz/bar",
        "/foo/bar, /foo/, /xyz/, /xyz/bar",
        "/foo, /foo, /xyz, /xyz",
        "/foo/, /foo, /xyz, /xyz/",
        "/foo/bar, /foo, '', /bar",
        "/foo/, /foo, '', /",
        "/foo, /foo, '', /",
        "/foo/, /foo, /, /",
        "/foo, /foo, /, /",
        "/foo/bar, /foo, /, /bar",
        "/foo, /foo/, /xyz, /xyz",
        "/foo/bar, /, /xyz, /xyz/foo/bar",
        "/, /, /xyz, /xyz/",
        "/foo/foo, /foo, /a/b, /a/b/foo",
        "/foo%2Fbar/x, /foo%2Fbar, /xyz, /xyz/x",
        "/foobar, /foo, /xyz, /foobar",
        "/other, /foo, /xyz, /other"
    })
    void replaces_the_prefix_that_matched(String path, String prefix, String replacement, String expected) {
        PathMatch match = new PathMatch(PathMatch.Kind.PREFIX, prefix);
        assertThat(Paths.rewrite(new PathRewrite(PathRewrite.Kind.PREFIX, replacement), match, path))
                .isEqualTo(expected);
    }

    @Test
    void replaces_the_whole_path() {
        PathRewrite rewrite = new PathRewrite(PathRewrite.Kind.FULL_PATH, "/all");
        assertThat(Paths.rewrite(rewrite, PathMatch.ALL, "/foo/bar")).isEqualTo("/all");
    }

    @Test
    void leaves_a_path_that_a_regular_expression_matched_where_a_prefix_is_to_be_replaced() {
        PathMatch match = new PathMatch(PathMatch.Kind.REGULAR_EXPRESSION, "/foo.*");
        assertThat(Paths.rewrite(new PathRewrite(PathRewrite.Kind.PREFIX, "/xyz"), match, "/foo/bar"))
                .isEqualTo("/foo/bar");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, openai/v1, /openai/v1/chat/completions",
        "/v1/chat/completions, /openai/v1, /openai/v1/chat/completions",
        "/v1/chat/completions, openai/v1/, /openai/v1/chat/completions",
        "/v1/chat/completions, /v1beta/openai/, /v1beta/openai/chat/completions",
        "/v1/chat/completions, v1, /v1/chat/completions",
        "/v1/chat/completions, '', /chat/completions",
        "/v1/chat/completions, /, /chat/completions",
        "/v1, api, /api",
        "/v1, '', /",
        "/v1beta/chat, openai/v1, /v1beta/chat",
        "/other/v1/chat, openai/v1, /other/v1/chat"
    })
    void puts_the_prefix_of_a_provider_in_place_of_the_apis_own(String path, String prefix, String expected) {
        assertThat(Paths.withApiPrefix(path, prefix)).isEqualTo(expected);
    }
}
