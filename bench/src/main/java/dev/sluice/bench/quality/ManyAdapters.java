package dev.sluice.bench.quality;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Workload c: as many LoRA adapters as there are places for them. */
final class ManyAdapters implements Workload {
    private static final int SERVERS = 4;
    private static final int PLACES = 4;
    private static final int ADAPTERS = 16;
    private static final double LOAD_MILLIS = 300;
    private static final double RATE = 12;
    private static final double MEAN_PROMPT_TOKENS = 1_000;
    private static final double MEAN_ANSWER_TOKENS = 200;

    private final EngineProfile engine;
    private final double rate;
    private final double seconds;
    private long prompts;

    ManyAdapters(EngineProfile engine, double seconds) {
        this.engine = engine;
        this.rate = RATE * engine.pace(MEAN_PROMPT_TOKENS, MEAN_ANSWER_TOKENS);
        this.seconds = seconds;
    }

    @Override
    public String title() {
        return "c. LoRA adapters";
    }

    @Override
    public String description() {
        return "4 servers with places for 4 adapters each; 16 adapters, all asked for equally; loading one takes 300 ms."
                + " Prompts of 200 to 1,800 tokens and answers of 50 to 350; Poisson arrivals at "
                + EngineProfile.spoken(List.of(rate)) + " a second. Output is measured in the second half.";
    }

    @Override
    public List<ServerSpec> servers() {
        return Collections.nCopies(SERVERS, engine.server().withAdapters(PLACES, LOAD_MILLIS));
    }

    @Override
    public Duration length() {
        return Duration.ofNanos(Timeline.nanos(seconds));
    }

    @Override
    public void start(Timeline timeline, Sender sender, RandomGenerator dice) {
        new Arrivals(timeline, dice, seconds).poisson(second -> rate, () -> sender.send(job(dice)));
    }

    private Job job(RandomGenerator dice) {
        TokenRow prompt = new TokenRow().text(++prompts, 200 + dice.nextInt(1_601));
        return Job.of(
                "adapter-" + dice.nextInt(ADAPTERS), prompt, Job.answer(prompts, 50 + dice.nextInt(301)), () -> {});
    }
}
