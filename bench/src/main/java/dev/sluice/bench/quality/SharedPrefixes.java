package dev.sluice.bench.quality;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Groups of prompts with a long common beginning, at a rate that rises in steps: workload a, to what full batches could serve
 * if all that is shared were cached; h, where many of the requests are of one group; and o, to a fifth more.
 */
final class SharedPrefixes implements Workload {
    private static final int SERVERS = 8;
    private static final int GROUPS = 150;
    private static final int SHARED_TOKENS = 6_000;
    private static final int QUESTION_TOKENS = 1_200;
    private static final int ANSWER_TOKENS = 1_000;
    private static final List<Double> RATES = List.of(3.0, 6.0, 9.0, 12.0, 15.0, 15.0);
    private static final List<Double> OVERLOAD = List.of(3.0, 6.0, 9.0, 12.0, 15.0, 18.0, 18.0);
    private static final double HOT_SHARE = 0.4;

    private final EngineProfile engine;
    private final String title;
    private final List<Double> rates;
    private final double hotShare;
    private final double stepSeconds;
    private long questions;

    private SharedPrefixes(
            EngineProfile engine, String title, List<Double> rates, double hotShare, double stepSeconds) {
        double pace = engine.pace(QUESTION_TOKENS, ANSWER_TOKENS);
        this.engine = engine;
        this.title = title;
        this.rates = rates.stream().map(rate -> rate * pace).toList();
        this.hotShare = hotShare;
        this.stepSeconds = stepSeconds;
    }

    /** All groups alike, each rate for so long. */
    static Workload even(EngineProfile engine, double stepSeconds) {
        return new SharedPrefixes(engine, "a. Shared prefixes", RATES, 0, stepSeconds);
    }

    /** Four of ten requests of one group, each rate for so long. */
    static Workload oneHotGroup(EngineProfile engine, double stepSeconds) {
        return new SharedPrefixes(engine, "h. Shared prefixes, one group hot", RATES, HOT_SHARE, stepSeconds);
    }

    /** All groups alike, to a rate that no picking could serve. */
    static Workload overload(EngineProfile engine, double stepSeconds) {
        return new SharedPrefixes(engine, "o. Shared prefixes, in overload", OVERLOAD, 0, stepSeconds);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        double most = SERVERS * engine.capacity(QUESTION_TOKENS, ANSWER_TOKENS);
        return (hotShare == 0 ? "" : "As a, but four of ten requests are of one group: ")
                + "8 servers; 150 groups that share 6,000 tokens, each request with 1,200 of its own and an answer of 1,000;"
                + " Poisson arrivals at " + EngineProfile.spoken(rates)
                + " a second. Output is measured in the last two steps."
                + String.format(
                        Locale.ROOT,
                        " With all that is shared found in the caches and full batches, %.1f a second could be served:"
                                + " %,.0f output tokens/s.",
                        most,
                        most * ANSWER_TOKENS);
    }

    @Override
    public List<ServerSpec> servers() {
        return Collections.nCopies(SERVERS, engine.server());
    }

    @Override
    public Duration length() {
        return Duration.ofNanos(Timeline.nanos(stepSeconds * rates.size()));
    }

    @Override
    public Duration measuredFrom() {
        return Duration.ofNanos(Timeline.nanos(stepSeconds * (rates.size() - 2)));
    }

    @Override
    public void start(Timeline timeline, Sender sender, RandomGenerator dice) {
        new Arrivals(timeline, dice, stepSeconds * rates.size())
                .poisson(
                        second -> rates.get(Math.min(rates.size() - 1, (int) (second / stepSeconds))),
                        () -> sender.send(job(dice.nextDouble() < hotShare ? 0 : dice.nextInt(GROUPS))));
    }

    private Job job(int group) {
        TokenRow prompt = new TokenRow().text(group, SHARED_TOKENS).text(GROUPS + ++questions, QUESTION_TOKENS);
        return Job.of(prompt, Job.answer(questions, ANSWER_TOKENS), () -> {});
    }
}
