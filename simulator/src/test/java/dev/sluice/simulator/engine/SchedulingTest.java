package dev.sluice.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.text.Tokens;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulingTest {
    private static final EngineOptions ROOMY = EngineOptions.defaults().withMaxNumSeqs(8);

    @Test
    void runs_no_more_distinct_adapters_than_fit_and_lets_others_pass() {
        FakeTime time = new FakeTime(ROOMY.withMaxLoras(2), FakeTime.EXACT);
        time.submitAdapter("a");
        time.submitAdapter("b");
        time.submitAdapter("c");
        time.submitAdapter("b");
        time.submitAdapter("");
        time.pass(1);
        Load load = time.engine.load();
        assertThat(load.running()).isEqualTo(4);
        assertThat(load.runningAdapters()).containsExactly("a", "b");
        assertThat(load.waitingAdapters()).containsExactly("c");
        time.runToEnd();
        assertThat(time.engine.counters().ended(FinishReason.STOP)).isEqualTo(5);
    }

    @Test
    void lets_the_usage_of_the_cache_grow_while_it_decodes() {
        FakeTime time = new FakeTime(ROOMY.withCache(10, 10, 100), FakeTime.EXACT);
        time.submit(10, 60);
        time.pass(50);
        assertThat(time.engine.load().kvCacheUsage()).isBetween(0.1, 0.25);
        time.pass(400);
        assertThat(time.engine.load().kvCacheUsage()).isBetween(0.4, 0.7);
        time.runToEnd();
        assertThat(time.engine.load().kvCacheUsage()).isZero();
    }

    @Test
    void makes_a_sequence_wait_until_there_are_blocks_for_its_prompt() {
        FakeTime time = new FakeTime(ROOMY.withCache(10, 10, 100), FakeTime.EXACT);
        time.submit(70, 5);
        time.submit(40, 5);
        time.pass(1);
        assertThat(time.engine.load().running()).isEqualTo(1);
        assertThat(time.engine.load().waiting()).isEqualTo(1);
        time.runToEnd();
        assertThat(time.engine.counters().ended(FinishReason.STOP)).isEqualTo(2);
    }

    @Test
    void preempts_the_youngest_when_blocks_run_out_and_finishes_every_answer_all_the_same() {
        FakeTime time = new FakeTime(ROOMY.withCache(10, 10, 100), FakeTime.EXACT);
        List<Sequence> all =
                IntStream.range(0, 4).mapToObj(index -> time.submit(20, 60)).toList();
        time.runToEnd();
        assertThat(all).allMatch(Sequence::ended).allMatch(sequence -> sequence.generatedTokens() == 60);
        assertThat(time.engine.counters().preemptions()).isPositive();
        assertThat(time.engine.counters().generationTokens()).isEqualTo(240);
        assertThat(time.engine.counters().promptTokens()).isEqualTo(80);
        assertThat(time.engine.load().kvCacheUsage()).isZero();
    }

    @Test
    void evicts_what_was_unused_for_longest() {
        FakeTime time = new FakeTime(ROOMY.withCache(10, 10, 100), FakeTime.EXACT);
        Tokens old = time.prompt(1, 41);
        Tokens young = time.prompt(2, 41);
        time.submit("", old, 1);
        time.runToEnd();
        time.submit("", young, 1);
        time.runToEnd();
        time.submit("", time.prompt(3, 31), 1);
        time.runToEnd();
        Sequence youngAgain = time.submit("", young, 1);
        time.runToEnd();
        Sequence oldAgain = time.submit("", old, 1);
        time.runToEnd();
        assertThat(youngAgain.cachedTokens()).isEqualTo(40);
        assertThat(oldAgain.cachedTokens()).isLessThan(40);
    }

    @Test
    void survives_any_mixture_of_arrivals_and_departures() {
        FakeTime time = new FakeTime(ROOMY.withCache(4, 32, 100).withMaxLoras(1), FakeTime.EXACT);
        List<Sequence> all = IntStream.range(0, 200)
                .mapToObj(index -> {
                    Sequence sequence = time.submit(
                            index % 3 == 0 ? "a" + index % 2 : "", time.prompt(index % 7, 1 + index % 60), index % 40);
                    time.pass(index % 11);
                    if (index % 5 == 0) {
                        time.giveUp(sequence);
                    }
                    return sequence;
                })
                .toList();
        time.runToEnd();
        assertThat(all).allMatch(Sequence::ended);
        assertThat(time.engine.load()).isEqualTo(new Load(0, 0, 0, List.of(), List.of()));
        EngineCounters counters = time.engine.counters();
        assertThat(counters.ended(FinishReason.STOP) + counters.ended(FinishReason.ABORT))
                .isEqualTo(200);
    }
}
