package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.UtilizationFilterFactory.Condition;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.FilterContract;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UtilizationFilterTest extends FilterContract<UtilizationFilterFactory.Parameters> {
    @Override
    protected PluginFactory<UtilizationFilterFactory.Parameters> factory() {
        return new UtilizationFilterFactory();
    }

    @Override
    protected UtilizationFilterFactory.Parameters parameters() {
        return limits(true);
    }

    @Override
    protected List<Supplier<UtilizationFilterFactory.Parameters>> unusableParameters() {
        return List.of(
                () -> new UtilizationFilterFactory.Parameters(List.of(), false),
                () -> new UtilizationFilterFactory.Parameters(List.of(new Condition(Metric.WAITING_QUEUE, -1)), false));
    }

    private final Endpoint within =
            endpoint("within").waiting(5).kvCacheUsage(0.9).inFlight(3, 0).build();
    private final Endpoint queued = endpoint("queued").waiting(6).build();
    private final Endpoint full = endpoint("full").kvCacheUsage(0.91).build();
    private final Endpoint unknown = endpoint("unknown").build();

    @Test
    void leaves_out_what_is_above_any_limit_and_keeps_what_is_at_it() {
        assertThat(kept(false, within, queued, full)).containsExactly("within");
    }

    @Test
    void takes_the_unknown_for_nothing() {
        assertThat(kept(false, queued, unknown)).containsExactly("unknown");
    }

    @Test
    void keeps_none_or_falls_back_to_all_where_none_is_within_its_limits() {
        assertThat(kept(false, queued, full)).isEmpty();
        assertThat(kept(true, queued, full)).containsExactly("queued", "full");
    }

    @Test
    void limits_what_the_gateway_has_in_flight() {
        var parameters =
                new UtilizationFilterFactory.Parameters(List.of(new Condition(Metric.ACTIVE_REQUESTS, 2)), false);
        assertThat(Kept.of((Filter) factory().create(parameters, Contexts.ALONE), within, queued))
                .containsExactly("queued");
    }

    private List<String> kept(boolean fallback, Endpoint... candidates) {
        return Kept.of((Filter) factory().create(limits(fallback), Contexts.ALONE), candidates);
    }

    private static UtilizationFilterFactory.Parameters limits(boolean fallback) {
        return new UtilizationFilterFactory.Parameters(
                List.of(new Condition(Metric.WAITING_QUEUE, 5), new Condition(Metric.KV_CACHE_UTILIZATION, 0.9)),
                fallback);
    }
}
