package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.ConcurrencyDetectorFactory.Mode;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.FilterContract;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyDetectorTest extends FilterContract<ConcurrencyDetectorFactory.Parameters> {
    @Override
    protected PluginFactory<ConcurrencyDetectorFactory.Parameters> factory() {
        return new ConcurrencyDetectorFactory();
    }

    @Override
    protected ConcurrencyDetectorFactory.Parameters parameters() {
        return new ConcurrencyDetectorFactory.Parameters(Mode.HYBRID, 10, 100, 0);
    }

    @Override
    protected List<Supplier<ConcurrencyDetectorFactory.Parameters>> unusableParameters() {
        return List.of(
                () -> new ConcurrencyDetectorFactory.Parameters(Mode.REQUESTS, 0, 1, 0),
                () -> new ConcurrencyDetectorFactory.Parameters(Mode.REQUESTS, 1, 0, 0),
                () -> new ConcurrencyDetectorFactory.Parameters(Mode.REQUESTS, 1, 1, -1));
    }

    private final Endpoint idle = endpoint("idle").build();
    private final Endpoint tokens = endpoint("tokens").inFlight(2, 80).build();
    private final Endpoint requests = endpoint("requests").inFlight(9, 10).build();
    private final Endpoint fullOfRequests =
            endpoint("full-of-requests").inFlight(10, 5).build();
    private final Endpoint fullOfTokens =
            endpoint("full-of-tokens").inFlight(1, 100).build();

    @ParameterizedTest
    @CsvSource({
        "HYBRID, 'idle,tokens,requests'",
        "REQUESTS, 'idle,tokens,requests,full-of-tokens'",
        "TOKENS, 'idle,tokens,requests,full-of-requests'"
    })
    void keeps_what_is_below_the_limits_that_count(Mode mode, String names) {
        assertThat(kept(mode, 0, idle, tokens, requests, fullOfRequests, fullOfTokens))
                .containsExactly(names.split(","));
    }

    @Test
    void lets_headroom_be_used_rounded_down() {
        // 10 * 1.19 = 11.9, so 11 is too many and 10 is not
        Endpoint eleven = endpoint("eleven").inFlight(11, 0).build();
        assertThat(kept(Mode.REQUESTS, 0.19, fullOfRequests, eleven)).containsExactly("full-of-requests");
    }

    @Test
    void keeps_none_where_all_are_full() {
        assertThat(kept(Mode.HYBRID, 0, fullOfRequests, fullOfTokens)).isEmpty();
    }

    private List<String> kept(Mode mode, double headroom, Endpoint... candidates) {
        var parameters = new ConcurrencyDetectorFactory.Parameters(mode, 10, 100, headroom);
        return Kept.of((Filter) factory().create(parameters, Contexts.ALONE), candidates);
    }
}
