package dev.sluice.simulator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsJsonTest {
    private static final Settings START = Settings.of(Latency.defaults());

    @Test
    void changes_only_what_the_patch_names() {
        Settings changed = SettingsJson.patched(
                START,
                json(
                        "{'latency':{'stepMillis':5},'faults':{'answer':{'kind':'status','status':429},'metrics':'stale'}}"));
        assertThat(changed.latency()).isEqualTo(Latency.defaults().withStepMillis(5));
        assertThat(changed.faults())
                .isEqualTo(Faults.NONE.withAnswer(AnswerFault.status(429)).withMetrics(MetricsFault.STALE));
        assertThat(changed.fakeMetrics()).isEqualTo(FakeMetrics.NONE);
    }

    @Test
    void reads_what_it_writes() {
        Settings all = START.withLatency(Latency.none())
                .withFaults(Faults.NONE
                        .withCut(CutFault.stallAfter(3).withRate(0.5))
                        .withFraming(Framing.PLAIN.withCrlf(true).withSplit(true))
                        .withUnhealthy(true)
                        .withRefuseForMillis(10))
                .withFakeMetrics(FakeMetrics.of(1, 2, 0.5));
        assertThat(SettingsJson.patched(START, SettingsJson.write(all))).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'latency':{'stepMillis':-1}} | latency: stepMillis: wanted 0.1 to 600000, found -1",
                "{'latency':{'stepMilis':1}} | stepMilis",
                "{'latency':{'stepMillis':'fast'}} | latency.stepMillis",
                "{'latency':null} | latency",
                "{'faults':{'answer':{'kind':'nap'}}} | faults.answer.kind",
                "{'faults':{'cut':{'afterTokens':1.5}}} | faults.cut.afterTokens",
                "{'fakeMetrics':{'kvCacheUsage':2}} | kvCacheUsage: wanted 0 to 1, found 2",
                "{'fakeMetrics':{'runningAdapters':[null]}} | fakeMetrics",
                "{'speed':1} | speed",
                "[] | wanted a JSON object",
            })
    void refuses_with_a_sentence_that_names_the_key(String patch, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsJson.patched(START, json(patch)))
                .withMessageContaining(sentence);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
