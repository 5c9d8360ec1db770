package dev.sluice.bench.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Prompts that have nothing in common: workloads d, short and long ones, and e, where one server is slow. */
final class Unshared implements Workload {
    private static final int SERVERS = 8;

    /** A prompt and answer of some length, drawn anew for each request. */
    @FunctionalInterface
    private interface Lengths {
        Job job(long number, RandomGenerator dice);
    }

    /** What there is to know of a workload: a sentence of its requests, and how many come in a second. */
    private record Traits(String title, String requests, double rate, Lengths lengths) {}

    private final Traits traits;
    private final List<ServerSpec> servers;
    private final double seconds;
    private long prompts;

    private Unshared(Traits traits, List<ServerSpec> servers, double seconds) {
        this.traits = traits;
        this.servers = servers;
        this.seconds = seconds;
    }

    static Workload shortAndLong(EngineProfile engine, double seconds) {
        Traits traits = new Traits(
                "d. Short and long prompts",
                "8 servers; four of five prompts have 100 to 700 tokens and answers of 50 to 250, the fifth 4,000 to 12,000"
                        + " and an answer of 200 to 600",
                18 * engine.pace(1_920, 200),
                (number, dice) -> dice.nextInt(5) > 0
                        ? job(number, between(dice, 100, 700), between(dice, 50, 250))
                        : job(number, between(dice, 4_000, 12_000), between(dice, 200, 600)));
        return new Unshared(traits, Collections.nCopies(SERVERS, engine.server()), seconds);
    }

    static Workload oneSlow(EngineProfile engine, double seconds) {
        List<ServerSpec> servers = new ArrayList<>(Collections.nCopies(SERVERS, engine.server()));
        servers.set(SERVERS - 1, engine.server().slower(3));
        Traits traits = new Traits(
                "e. One slow server",
                "8 servers, the last of which takes three times as long for everything; prompts of 500 to 3,500 tokens and"
                        + " answers of 100 to 500",
                16 * engine.pace(2_000, 300),
                (number, dice) -> job(number, between(dice, 500, 3_500), between(dice, 100, 500)));
        return new Unshared(traits, servers, seconds);
    }

    @Override
    public String title() {
        return traits.title();
    }

    @Override
    public String description() {
        return traits.requests() + "; Poisson arrivals at " + EngineProfile.spoken(List.of(traits.rate()))
                + " a second. Output is measured in the second half.";
    }

    @Override
    public List<ServerSpec> servers() {
        return servers;
    }

    @Override
    public Duration length() {
        return Duration.ofNanos(Timeline.nanos(seconds));
    }

    @Override
    public void start(Timeline timeline, Sender sender, RandomGenerator dice) {
        new Arrivals(timeline, dice, seconds)
                .poisson(
                        second -> traits.rate(),
                        () -> sender.send(traits.lengths().job(++prompts, dice)));
    }

    private static Job job(long number, int promptTokens, int answerTokens) {
        return Job.of(new TokenRow().text(number, promptTokens), Job.answer(number, answerTokens), () -> {});
    }

    private static int between(RandomGenerator dice, int least, int most) {
        return least + dice.nextInt(most - least + 1);
    }
}
