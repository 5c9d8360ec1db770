package dev.sluice.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.PoolView;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PoolLineTest {
    @Test
    void tells_requests_queues_and_caches_and_what_is_unknown() {
        Sample sample = new Sample(
                Instant.EPOCH,
                OptionalInt.of(3),
                OptionalInt.of(8),
                OptionalDouble.of(0.415),
                Optional.empty(),
                Optional.empty());
        PoolView view = new PoolView(
                "demo",
                List.of(endpoint("server-1", sample, 9), endpoint("server-2", Sample.UNKNOWN, 1)),
                Map.of(),
                Map.of("server-1", 40L, "server-2", 2L));

        assertThat(PoolLine.of(view))
                .isEqualTo("42 requests, 10 in flight | server-1 run 8 queue 3 kv 42% | server-2 run ? queue ? kv ?");
    }

    private static Endpoint endpoint(String name, Sample sample, int inFlight) {
        return new Endpoint(name, URI.create("http://127.0.0.1:1"), Map.of(), sample, inFlight, 0);
    }
}
