package dev.sluice.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.text.Corpus;
import dev.sluice.simulator.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class KvTransferTest {
    /** 8 blocks of 16 tokens. */
    private static final EngineOptions EIGHT_BLOCKS = EngineOptions.defaults().withCache(16, 8, 128);

    private final FakeTime time = new FakeTime(EIGHT_BLOCKS, FakeTime.EXACT.withKvTransferTokenMillis(0.1));

    @Test
    void keeps_the_blocks_of_a_prompt_until_they_are_handed_over() {
        Sequence prompt = kept(time.prompt(1, 100));
        assertThat(prompt.ended()).isTrue();
        assertThat(prompt.keptBlocks()).as("100 tokens in blocks of 16").hasSize(7);
        assertThat(time.engine.load().kvCacheUsage()).as("7 of 8 blocks").isEqualTo(0.875);
        assertThat(time.handOver(prompt.keptBlocks())).containsSame(prompt);
        assertThat(time.engine.load().kvCacheUsage()).isZero();
    }

    @Test
    void hands_a_prompt_over_once() {
        Sequence prompt = kept(time.prompt(1, 100));
        time.handOver(prompt.keptBlocks());
        assertThat(time.handOver(prompt.keptBlocks())).isEmpty();
    }

    @Test
    void hands_over_no_other_blocks_than_those_it_keeps() {
        Sequence prompt = kept(time.prompt(1, 40));
        List<Integer> blocks = prompt.keptBlocks();
        assertThat(blocks).hasSize(3);
        assertThat(time.handOver(List.of())).isEmpty();
        assertThat(time.handOver(blocks.subList(0, 2))).isEmpty();
        assertThat(time.handOver(blocks.subList(2, 3))).isEmpty();
        assertThat(time.handOver(blocks)).containsSame(prompt);
    }

    @Test
    void keeps_a_prompt_twice_when_it_is_asked_for_twice() {
        Sequence first = kept(time.prompt(1, 48));
        Sequence second = kept(time.prompt(1, 48));
        assertThat(second.cachedTokens()).as("two of three blocks are shared").isEqualTo(32);
        assertThat(time.handOver(first.keptBlocks())).containsSame(first);
        assertThat(time.handOver(second.keptBlocks())).containsSame(second);
        assertThat(time.engine.load().kvCacheUsage()).isZero();
    }

    @Test
    void lets_others_wait_for_the_room_of_a_kept_prompt() {
        Sequence prompt = kept(time.prompt(1, 100));
        Sequence other = time.submit(work(time.prompt(2, 100), 1));
        time.pass(1_000);
        assertThat(other.ended()).isFalse();
        time.handOver(prompt.keptBlocks());
        time.pass(1_000);
        assertThat(other.ended()).isTrue();
    }

    @Test
    void gives_up_a_prompt_that_nobody_reads_for_480_seconds() {
        Sequence prompt = kept(time.prompt(1, 100));
        Sequence other = time.submit(work(time.prompt(2, 100), 1));
        time.leap(1);
        time.leap(479_000);
        assertThat(other.ended()).isFalse();
        time.leap(1_000);
        time.pass(100);
        assertThat(other.ended()).isTrue();
        assertThat(time.handOver(prompt.keptBlocks())).isEmpty();
        assertThat(time.engine.counters().expiredPrompts()).isEqualTo(1);
    }

    @Test
    void computes_only_the_last_token_of_a_received_prompt() {
        Sequence answer = time.submit(work(time.prompt(1, 100), 2).receiving());
        time.pass(10);
        assertThat(answer.generatedTokens()).as("99 tokens * 0.1 ms + 0.5 ms").isZero();
        time.pass(1);
        assertThat(answer.generatedTokens()).isEqualTo(1);
        assertThat(time.engine.counters().remoteTokens()).isEqualTo(99);
        assertThat(time.engine.counters().remotePrefills()).isEqualTo(1);
        assertThat(time.engine.counters().localPrefills()).isZero();
    }

    @Test
    void finds_a_received_prompt_in_its_cache_afterwards() {
        time.submit(work(time.prompt(1, 100), 1).receiving());
        time.runToEnd();
        Sequence again = time.submit(work(time.prompt(1, 100), 1).receiving());
        time.runToEnd();
        assertThat(again.cachedTokens()).as("6 full blocks of 16").isEqualTo(96);
        assertThat(time.engine.counters().remoteTokens())
                .as("99, then the 3 after the cached")
                .isEqualTo(102);
    }

    @Test
    void keeps_no_prompt_whose_answer_has_more_than_one_token() {
        Work work = work(time.prompt(1, 10), 2);
        assertThatIllegalArgumentException().isThrownBy(work::keeping).withMessageContaining("wanted 1 token");
    }

    private Sequence kept(Tokens prompt) {
        Sequence sequence = time.submit(work(prompt, 1).keeping());
        time.runToEnd();
        return sequence;
    }

    private static Work work(Tokens prompt, int answerTokens) {
        return new Work("", prompt, Corpus.embedded().answer(0, answerTokens), FinishReason.LENGTH);
    }
}
