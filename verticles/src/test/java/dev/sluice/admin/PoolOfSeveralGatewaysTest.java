package dev.sluice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.PoolView;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolOfSeveralGatewaysTest {
    /** Of 5 requests at a 2 are of this gateway; the one at b is. */
    private static final PoolView VIEW = new PoolView(
            "llama", List.of(endpoint("a", 5), endpoint("b", 1)), Map.of(), Map.of(), Map.of("a", 2, "b", 1), Map.of());

    @Test
    void shows_the_requests_of_all_and_how_many_are_of_others() {
        JsonArray endpoints = PoolJson.pool(VIEW, Instant.EPOCH).getJsonArray("endpoints");
        assertThat(endpoints.getJsonObject(0).getMap())
                .containsEntry("inFlightRequests", 5)
                .containsEntry("inFlightRequestsOfOtherGateways", 3);
        assertThat(endpoints.getJsonObject(1).getMap())
                .containsEntry("inFlightRequests", 1)
                .doesNotContainKey("inFlightRequestsOfOtherGateways");
    }

    @Test
    void measures_the_requests_of_this_gateway_alone_so_that_sums_over_gateways_are_right() {
        var registry = new SimpleMeterRegistry();
        new EndpointGauges(registry).show(List.of(), List.of(VIEW));
        assertThat(registry.get("sluice.endpoint.in.flight.requests")
                        .tag("endpoint", "a")
                        .gauge()
                        .value())
                .isEqualTo(2.0);
    }

    private static Endpoint endpoint(String name, int inFlight) {
        return new Endpoint(name, URI.create("http://" + name + ":8000"), Map.of(), Sample.UNKNOWN, inFlight, 0);
    }
}
