package dev.sluice.telemetry;

import dev.sluice.message.Completed;
import dev.sluice.message.Usage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Measures answers: their tokens, and of streams how soon and how fast they came. */
final class AnswerMeters {
    private final Timer timeToFirstToken;
    private final Timer timePerOutputToken;
    private final DistributionSummary inputTokens;
    private final DistributionSummary outputTokens;

    AnswerMeters(MeterRegistry registry, Served served) {
        timeToFirstToken = Timer.builder("gen_ai.server.time_to_first_token")
                .description("From a request's head to the first byte of its streamed answer")
                .serviceLevelObjectives(Buckets.timeToFirstToken())
                .tags(served.tags())
                .register(registry);
        timePerOutputToken = Timer.builder("gen_ai.server.time_per_output_token")
                .description("Time for each token of a streamed answer after the first")
                .serviceLevelObjectives(Buckets.timePerOutputToken())
                .tags(served.tags())
                .register(registry);
        inputTokens = tokens(registry, served, "input");
        outputTokens = tokens(registry, served, "output");
    }

    /** Whether there is anything to measure. */
    static boolean concern(Completed completed) {
        return completed.usage().isPresent() || streamed(completed);
    }

    void record(Completed completed) {
        completed.usage().ifPresent(this::recordTokens);
        if (streamed(completed)) {
            completed.timing().firstByte().ifPresent(firstByte -> recordStream(completed, firstByte));
        }
    }

    private static boolean streamed(Completed completed) {
        return completed.subject().streaming()
                && completed.status() / 100 == 2
                && completed.timing().firstByte().isPresent();
    }

    private void recordTokens(Usage usage) {
        inputTokens.record((double) usage.promptTokens());
        outputTokens.record((double) usage.outputTokens());
    }

    private void recordStream(Completed completed, Duration firstByte) {
        timeToFirstToken.record(firstByte);
        completed
                .usage()
                .filter(usage -> usage.outputTokens() > 1)
                .map(usage -> completed.timing().total().minus(firstByte).dividedBy(usage.outputTokens() - 1))
                .ifPresent(timePerOutputToken::record);
    }

    private static DistributionSummary tokens(MeterRegistry registry, Served served, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .description("Tokens of a request and its answer, as the model server counted them")
                .serviceLevelObjectives(Buckets.tokens())
                .tags(served.tags().and("gen_ai.token.type", type))
                .register(registry);
    }
}
