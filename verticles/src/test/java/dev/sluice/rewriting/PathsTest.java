package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.PathMatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
    /** The table of the Gateway API's documentation. */
    @ParameterizedTest
    @CsvSource({
        "/foo, /xyz, /foo/bar, /xyz/bar",
        "/foo, /xyz/, /foo/bar, /xyz/bar",
        "/foo/, /xyz, /foo/bar, /xyz/bar",
        "/foo/, /xyz/, /foo/bar, /xyz/bar",
        "/foo, /xyz, /foo, /xyz",
        "/foo, /xyz, /foo/, /xyz/",
        "/foo, '', /foo/bar, /bar",
        "/foo, '', /foo/, /",
        "/foo, '', /foo, /",
        "/foo, /, /foo/, /",
        "/foo, /, /foo, /",
        "/, /xyz, /bar, /xyz/bar"
    })
    void replaces_the_prefix_that_matched(String prefix, String replacement, String path, String wanted) {
        assertThat(Paths.rewrite(
                        new PathRewrite(PathRewrite.Kind.PREFIX, replacement),
                        new PathMatch(PathMatch.Kind.PREFIX, prefix),
                        path))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, openai/v1, /openai/v1/chat/completions",
        "/v1/chat/completions, /v1beta/openai/, /v1beta/openai/chat/completions",
        "/v1/models, '', /models",
        "/other, x, /other"
    })
    void puts_the_prefix_of_a_provider_in_place_of_v1(String path, String prefix, String wanted) {
        assertThat(Paths.withApiPrefix(path, prefix)).isEqualTo(wanted);
    }
}
