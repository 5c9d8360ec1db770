package dev.sluice.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.settings.EngineOptions;
import org.junit.jupiter.api.Test;

class AdapterLoadsTest {
    private static final EngineOptions TWO_PLACES =
            EngineOptions.defaults().withMaxNumSeqs(8).withMaxLoras(2);

    @Test
    void loads_an_adapter_once_while_it_keeps_its_place() {
        FakeTime time = new FakeTime(TWO_PLACES, FakeTime.EXACT);
        run(time, "a", "a", "b", "a");
        assertThat(loads(time)).isEqualTo(2);
    }

    @Test
    void gives_the_place_of_the_adapter_unused_for_longest_to_a_third() {
        FakeTime time = new FakeTime(TWO_PLACES, FakeTime.EXACT);
        run(time, "a", "b", "a", "c");
        assertThat(loads(time)).as("a, b and c").isEqualTo(3);
        run(time, "a");
        assertThat(loads(time)).as("c took the place of b").isEqualTo(3);
        run(time, "b");
        assertThat(loads(time)).isEqualTo(4);
    }

    @Test
    void keeps_the_place_of_an_adapter_that_is_running() {
        FakeTime time = new FakeTime(TWO_PLACES, FakeTime.EXACT);
        time.submit("a", time.prompt(1, 1), 100);
        time.pass(1);
        Sequence second = time.submit("b", time.prompt(2, 1), 1);
        time.pass(100);
        assertThat(second.ended()).isTrue();
        Sequence third = time.submit("c", time.prompt(3, 1), 1);
        time.pass(100);
        assertThat(third.ended()).isTrue();
        time.submit("a", time.prompt(4, 1), 1);
        time.runToEnd();
        assertThat(loads(time)).as("a, b, and c in the place of b").isEqualTo(3);
    }

    @Test
    void loads_nothing_for_the_model_itself() {
        FakeTime time = new FakeTime(TWO_PLACES, FakeTime.EXACT);
        run(time, "");
        assertThat(loads(time)).isZero();
    }

    @Test
    void delays_the_first_token_by_the_time_a_load_takes() {
        FakeTime time = new FakeTime(TWO_PLACES, FakeTime.EXACT.withAdapterLoadMillis(200));
        Sequence loading = time.submit("a", time.prompt(1, 100), 1);
        time.pass(279);
        assertThat(loading.generatedTokens())
                .as("200 of load, 30 of overhead and 50 of prefill")
                .isZero();
        time.pass(1);
        assertThat(loading.generatedTokens()).isEqualTo(1);
        Sequence loaded = time.submit("a", time.prompt(2, 100), 1);
        time.pass(81);
        assertThat(loaded.generatedTokens()).isEqualTo(1);
    }

    private static void run(FakeTime time, String... adapters) {
        for (String adapter : adapters) {
            time.submitAdapter(adapter);
            time.runToEnd();
        }
    }

    private static long loads(FakeTime time) {
        return time.engine.counters().adapterLoads();
    }
}
