package dev.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PoolPageTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void is_from_after_an_instant_when_every_endpoint_has_a_sample_from_then() {
        assertThat(page("{'sample': {'takenAt': '2026-01-01T12:00:01Z'}}", "{}").isFrom(NOON))
                .isTrue();
        assertThat(page("{'sample': {'takenAt': '2026-01-01T11:59:59Z'}}", "{}").isFrom(NOON))
                .isFalse();
        assertThat(page("{}", "{}").isFrom(NOON)).isFalse();
    }

    @Test
    void adds_up_what_other_gateways_have_in_flight() {
        assertThat(page("{'inFlightRequestsOfOtherGateways': 3}, {}, {'inFlightRequestsOfOtherGateways': 1}", "{}")
                        .inFlightElsewhere())
                .isEqualTo(4);
    }

    @Test
    void lacks_plugins_where_one_was_slow_or_failed() {
        assertThat(page("{}", "{'a': {'failures': 0, 'slowCalls': 0}}").lacksPlugins())
                .isFalse();
        assertThat(page("{}", "{'a': {'failures': 0, 'slowCalls': 1}}").lacksPlugins())
                .isTrue();
        assertThat(page("{}", "{'a': {'failures': 2, 'slowCalls': 0}}").lacksPlugins())
                .isTrue();
    }

    private static PoolPage page(String endpoints, String plugins) {
        String json = "{'pools': [{'endpoints': [" + endpoints + "], 'plugins': " + plugins + "}]}";
        return new PoolPage(new JsonObject(json.replace('\'', '"')));
    }
}
