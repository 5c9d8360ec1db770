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

    private final String title;
    private final String description;
    private final List<ServerSpec> servers;
    private final double rate;
    private final double seconds;
    private final Lengths lengths;
    private long prompts;

    private Unshared(
            String title, String description, List<ServerSpec> servers, double rate, double seconds, Lengths lengths) {
        this.title = title;
        this.description = description;
        this.servers = servers;
        this.rate = rate;
        this.seconds = seconds;
        this.lengths = lengths;
    }

    static Workload shortAndLong(double seconds) {
        return new Unshared(
                "d. Short and long prompts",
                "8 servers; four of five prompts have 100 to 700 tokens and answers of 50 to 250, the fifth 4,000 to 12,000"
                        + " and an answer of 200 to 600; Poisson arrivals at 18 a second. Output is measured in the second"
                        + " half.",
                Collections.nCopies(SERVERS, ServerSpec.reference()),
                18,
                seconds,
                (number, dice) -> dice.nextInt(5) > 0
                        ? job(number, between(dice, 100, 700), between(dice, 50, 250))
                        : job(number, between(dice, 4_000, 12_000), between(dice, 200, 600)));
    }

    static Workload oneSlow(double seconds) {
        List<ServerSpec> servers = new ArrayList<>(Collections.nCopies(SERVERS, ServerSpec.reference()));
        servers.set(SERVERS - 1, ServerSpec.reference().slower(3));
        return new Unshared(
                "e. One slow server",
                "8 servers, the last of which takes three times as long for everything; prompts of 500 to 3,500 tokens and"
                        + " answers of 100 to 500; Poisson arrivals at 16 a second. Output is measured in the second half.",
                servers,
                16,
                seconds,
                (number, dice) -> job(number, between(dice, 500, 3_500), between(dice, 100, 500)));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return description;
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
        new Arrivals(timeline, dice, seconds).poisson(second -> rate, () -> sender.send(lengths.job(++prompts, dice)));
    }

    private static Job job(long number, int promptTokens, int answerTokens) {
        return Job.of(new TokenRow().text(number, promptTokens), Job.answer(number, answerTokens), () -> {});
    }

    private static int between(RandomGenerator dice, int least, int most) {
        return least + dice.nextInt(most - least + 1);
    }
}
