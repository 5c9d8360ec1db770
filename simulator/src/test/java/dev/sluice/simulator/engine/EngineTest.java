package dev.sluice.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.text.Tokens;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final EngineOptions SMALL = EngineOptions.defaults().withMaxNumSeqs(2);

    @Test
    void gives_the_first_token_after_the_overhead_and_the_prefill_of_each_token() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Sequence sequence = time.submit(100, 3);
        time.pass(79);
        assertThat(sequence.generatedTokens()).isZero();
        time.pass(1);
        assertThat(sequence.generatedTokens()).isEqualTo(1);
    }

    @Test
    void gives_a_further_token_each_step() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Sequence sequence = time.submit(100, 3);
        time.pass(99);
        assertThat(sequence.generatedTokens()).isEqualTo(2);
        assertThat(sequence.ended()).isFalse();
        time.pass(1);
        assertThat(sequence.generatedTokens()).isEqualTo(3);
        assertThat(sequence.ended()).isTrue();
        assertThat(time.engine.due()).isEqualTo(Engine.NEVER);
    }

    @Test
    void makes_up_for_a_late_tick() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Sequence sequence = time.submit(100, 50);
        time.leap(0);
        time.leap(100);
        assertThat(sequence.generatedTokens()).isEqualTo(3);
    }

    @Test
    void does_not_make_up_for_a_long_pause() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Sequence sequence = time.submit(1, 500);
        time.pass(100);
        int before = sequence.generatedTokens();
        time.leap(3_000);
        assertThat(sequence.generatedTokens()).isEqualTo(before + 1);
    }

    @Test
    void slows_the_step_with_the_batch_up_to_the_factor_under_load() {
        FakeTime time =
                new FakeTime(SMALL, FakeTime.EXACT.withFactorUnderLoad(2).withFirstTokenMillis(0));
        Sequence first = time.submit(1, 1000);
        Sequence second = time.submit(1, 1000);
        time.pass(1_001);
        assertThat(first.generatedTokens()).isEqualTo(51);
        assertThat(second.generatedTokens()).isEqualTo(51);
    }

    @Test
    void runs_no_more_sequences_than_the_batch_holds_and_queues_the_others_in_order() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        time.submit(10, 2);
        time.submit(10, 50);
        Sequence third = time.submit(10, 50);
        Sequence fourth = time.submit(10, 50);
        time.pass(10);
        assertThat(time.engine.load().running()).isEqualTo(2);
        assertThat(time.engine.load().waiting()).isEqualTo(2);
        time.pass(200);
        assertThat(third.generatedTokens()).isPositive();
        assertThat(fourth.generatedTokens()).isZero();
    }

    @Test
    void has_room_for_as_many_as_run_and_wait() {
        FakeTime time = new FakeTime(SMALL.withMaxWaiting(1), FakeTime.EXACT);
        assertThat(time.engine.hasRoomFor(3)).isTrue();
        assertThat(time.engine.hasRoomFor(4)).isFalse();
        time.submit(10, 10);
        assertThat(time.engine.hasRoomFor(3)).isFalse();
    }

    @Test
    void frees_place_and_blocks_at_once_when_a_sequence_is_given_up() {
        FakeTime time = new FakeTime(SMALL.withMaxNumSeqs(1), FakeTime.EXACT);
        Sequence left = time.submit(1000, 100);
        Sequence next = time.submit(10, 1);
        time.pass(1_000);
        assertThat(time.engine.load().kvCacheUsage()).isPositive();
        time.giveUp(left);
        assertThat(time.engine.load().running()).isZero();
        assertThat(time.engine.load().kvCacheUsage()).isZero();
        time.runToEnd();
        assertThat(next.ended()).isTrue();
        assertThat(time.engine.counters().ended(FinishReason.ABORT)).isEqualTo(1);
        assertThat(time.engine.counters().ended(FinishReason.STOP)).isEqualTo(1);
    }

    @Test
    void starts_the_next_at_once_when_a_sequence_is_given_up_before_its_prefill() {
        FakeTime time = new FakeTime(SMALL.withMaxNumSeqs(1), FakeTime.EXACT.withFirstTokenMillis(10_000));
        Sequence left = time.submit(1, 1);
        Sequence next = time.submit(1, 1);
        time.pass(100);
        time.giveUp(left);
        time.pass(10_001);
        assertThat(next.ended()).isTrue();
    }

    @Test
    void shares_a_step_between_prefill_and_decode() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT.withFirstTokenMillis(0));
        Sequence talking = time.submit(1, 1000);
        time.pass(101);
        int before = talking.generatedTokens();
        time.submit(1000, 10);
        time.pass(535);
        assertThat(talking.generatedTokens() - before)
                .as("two steps of prefill, 512 and 488 tokens, hold up the decode")
                .isEqualTo(3);
    }

    @Test
    void ends_a_sequence_without_an_answer_with_its_prefill() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Sequence embedding = time.submit(20, 0);
        time.pass(40);
        assertThat(embedding.ended()).isTrue();
        assertThat(time.engine.counters().promptTokens()).isEqualTo(20);
        assertThat(time.engine.counters().generationTokens()).isZero();
    }

    @Test
    void counts_tokens_and_times() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        time.submit(100, 3);
        time.runToEnd();
        EngineCounters counters = time.engine.counters();
        assertThat(counters.promptTokens()).isEqualTo(100);
        assertThat(counters.generationTokens()).isEqualTo(3);
        assertThat(counters.timeToFirstToken().sum()).isCloseTo(0.080, within(1e-6));
        assertThat(counters.interTokenLatency().sum()).isCloseTo(0.020, within(1e-6));
        assertThat(counters.endToEndLatency().sum()).isCloseTo(0.100, within(1e-6));
    }

    @Test
    void finds_the_prompt_and_the_answer_of_an_earlier_turn_in_the_cache() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Sequence first = time.submit(40, 30);
        time.runToEnd();
        Tokens next = time.prompt(1, 40);
        for (int index = 0; index < 30; index++) {
            next.add(first.work().answer().token(index));
        }
        next.add(7);
        Sequence second = time.submit("", next, 1);
        time.runToEnd();
        assertThat(second.cachedTokens()).isEqualTo(64);
        assertThat(time.engine.counters().prefixQueries()).isEqualTo(40 + 71);
        assertThat(time.engine.counters().prefixHits()).isEqualTo(64);
    }

    @Test
    void prefills_only_what_is_not_cached() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Tokens prompt = time.prompt(1, 161);
        time.submit("", prompt, 1);
        time.runToEnd();
        Sequence again = time.submit("", prompt, 1);
        time.pass(32);
        assertThat(again.cachedTokens()).isEqualTo(160);
        assertThat(again.ended()).isTrue();
    }

    @Test
    void shares_no_blocks_between_adapters() {
        FakeTime time = new FakeTime(SMALL, FakeTime.EXACT);
        Tokens prompt = time.prompt(1, 100);
        time.submit("", prompt, 1);
        time.runToEnd();
        Sequence other = time.submit("adapter", prompt, 1);
        time.runToEnd();
        assertThat(other.cachedTokens()).isZero();
    }
}
