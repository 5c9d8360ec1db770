package dev.sluice.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostMetersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry, new Models(5), Optional.empty());

    private double count(String name, String... tags) {
        return registry.get(name)
                .tags("model", "poet", "pool", "llama")
                .tags(tags)
                .counter()
                .count();
    }

    @Test
    void adds_up_numbers_and_charges_and_counts_formulas_that_failed() {
        meters.record(Exchanges.charged("poet"));
        meters.record(Exchanges.charged("poet"));

        assertThat(count("sluice.request.cost", "key", "sum")).isEqualTo(242);
        assertThat(count("sluice.request.cost.failures", "key", "less")).isEqualTo(2);
        assertThat(count("sluice.charge", "currency", "USD")).isEqualTo(1.0);
        assertThat(registry.find("sluice.charge.unknown").counter()).isNull();
        assertThat(registry.find("sluice.usage.estimated").counter()).isNull();
    }

    @Test
    void counts_requests_without_a_price_and_those_whose_tokens_were_estimated() {
        meters.record(Exchanges.unpriced("poet"));

        assertThat(count("sluice.charge.unknown")).isEqualTo(1);
        assertThat(count("sluice.usage.estimated")).isEqualTo(1);
        assertThat(registry.find("sluice.charge").counter()).isNull();
    }
}
