package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.EndpointDraft;
import dev.sluice.testkit.FilterContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UtilizationDetectorTest extends FilterContract<UtilizationDetectorFactory.Parameters> {
    @Override
    protected PluginFactory<UtilizationDetectorFactory.Parameters> factory() {
        return new UtilizationDetectorFactory();
    }

    @Override
    protected UtilizationDetectorFactory.Parameters parameters() {
        return new UtilizationDetectorFactory.Parameters(5, 0.8, Duration.ofMillis(200), 0.2);
    }

    @Override
    protected List<Supplier<UtilizationDetectorFactory.Parameters>> unusableParameters() {
        return List.of(
                () -> new UtilizationDetectorFactory.Parameters(0, 0.8, Duration.ofMillis(200), 0),
                () -> new UtilizationDetectorFactory.Parameters(5, 0, Duration.ofMillis(200), 0),
                () -> new UtilizationDetectorFactory.Parameters(5, 1.1, Duration.ofMillis(200), 0),
                () -> new UtilizationDetectorFactory.Parameters(5, 0.8, Duration.ZERO, 0),
                () -> new UtilizationDetectorFactory.Parameters(5, 0.8, Duration.ofMillis(200), -0.1));
    }

    private final Endpoint room = endpoint("room").waiting(5).kvCacheUsage(0.9).build();
    private final Endpoint queued =
            endpoint("queued").waiting(7).kvCacheUsage(0.1).build();
    private final Endpoint full = endpoint("full").waiting(0).kvCacheUsage(0.97).build();
    private final Endpoint unknown = endpoint("unknown").build();

    @Test
    void keeps_a_queue_of_5_and_a_cache_at_9_tenths_with_a_headroom_of_a_fifth_and_drops_7_and_97_hundredths() {
        assertThat(keptAfter(0, room, queued, full)).containsExactly("room");
    }

    @Test
    void drops_what_is_at_its_limit() {
        // 5 * 1.2 = 6
        assertThat(keptAfter(0, room, endpoint("six").waiting(6).build())).containsExactly("room");
    }

    @Test
    void drops_what_was_never_heard_of_and_takes_a_missing_number_for_0() {
        assertThat(keptAfter(0, unknown, endpoint("half").waiting(1).build())).containsExactly("half");
    }

    @Test
    void keeps_all_where_all_are_at_their_limits() {
        assertThat(keptAfter(0, queued, full)).containsExactly("queued", "full");
    }

    @Test
    void keeps_what_is_200_ms_old_and_all_where_all_are_older() {
        assertThat(keptAfter(200, room, full)).containsExactly("room");
        assertThat(keptAfter(201, room, full)).containsExactly("room", "full");
    }

    private List<String> keptAfter(long millis, Endpoint... candidates) {
        var clock = InstantSource.fixed(EndpointDraft.TAKEN_AT.plusMillis(millis));
        return Kept.of((Filter) factory().create(parameters(), Contexts.at(clock)), candidates);
    }
}
