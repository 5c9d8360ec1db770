package dev.sluice.bench.quality;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Workload a: groups of prompts with a long common beginning, at a rate that rises in steps beyond what can be served; and h,
 * where many of the requests are of one group.
 */
final class SharedPrefixes implements Workload {
    private static final int SERVERS = 8;
    private static final int GROUPS = 150;
    private static final int SHARED_TOKENS = 6_000;
    private static final int QUESTION_TOKENS = 1_200;
    private static final int ANSWER_TOKENS = 1_000;
    private static final double[] RATES = {3, 6, 9, 12, 15, 18, 18};

    private static final double HOT_SHARE = 0.4;

    private final double stepSeconds;
    private final double hotShare;
    private long questions;

    private SharedPrefixes(double stepSeconds, double hotShare) {
        this.stepSeconds = stepSeconds;
        this.hotShare = hotShare;
    }

    /** All groups alike, each rate for so long. */
    static Workload even(double stepSeconds) {
        return new SharedPrefixes(stepSeconds, 0);
    }

    /** Four of ten requests of one group, each rate for so long. */
    static Workload oneHotGroup(double stepSeconds) {
        return new SharedPrefixes(stepSeconds, HOT_SHARE);
    }

    @Override
    public String title() {
        return hotShare == 0 ? "a. Shared prefixes" : "h. Shared prefixes, one group hot";
    }

    @Override
    public String description() {
        return (hotShare == 0 ? "" : "As a, but four of ten requests are of one group: ")
                + "8 servers; 150 groups that share 6,000 tokens, each request with 1,200 of its own and an answer of 1,000;"
                + " Poisson arrivals at 3, 6, 9, 12, 15, 18 and 18 a second. Output is measured in the last step.";
    }

    @Override
    public List<ServerSpec> servers() {
        return Collections.nCopies(SERVERS, ServerSpec.reference());
    }

    @Override
    public Duration length() {
        return Duration.ofNanos(Timeline.nanos(stepSeconds * RATES.length));
    }

    @Override
    public Duration measuredFrom() {
        return Duration.ofNanos(Timeline.nanos(stepSeconds * (RATES.length - 1)));
    }

    @Override
    public void start(Timeline timeline, Sender sender, RandomGenerator dice) {
        new Arrivals(timeline, dice, stepSeconds * RATES.length)
                .poisson(
                        second -> RATES[Math.min(RATES.length - 1, (int) (second / stepSeconds))],
                        () -> sender.send(job(dice.nextDouble() < hotShare ? 0 : dice.nextInt(GROUPS))));
    }

    private Job job(int group) {
        TokenRow prompt = new TokenRow().text(group, SHARED_TOKENS).text(GROUPS + ++questions, QUESTION_TOKENS);
        return Job.of(prompt, Job.answer(questions, ANSWER_TOKENS), () -> {});
    }
}
