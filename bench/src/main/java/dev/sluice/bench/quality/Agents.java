package dev.sluice.bench.quality;

import dev.sluice.simulator.text.Answer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Workload b: agents whose every turn repeats all turns before it, with a pause for their tools between two turns. */
final class Agents implements Workload {
    private static final int SERVERS = 8;
    private static final int AGENTS = 320;
    private static final int KINDS = 12;
    private static final double MEAN_NEW_TOKENS = 650;
    private static final double MEAN_ANSWER_TOKENS = 200;
    private static final int INSTRUCTION_TOKENS = 2_000;
    private static final int TURNS = 16;
    private static final double PAUSE_SECONDS = 4;
    private static final double WITHIN_SECONDS = 20;

    private final EngineProfile engine;
    private final long agents;
    private final double seconds;
    private long texts = KINDS;

    Agents(EngineProfile engine, double seconds) {
        this.engine = engine;
        this.agents = Math.round(AGENTS * engine.pace(MEAN_NEW_TOKENS, MEAN_ANSWER_TOKENS));
        this.seconds = seconds;
    }

    @Override
    public String title() {
        return "b. Agents";
    }

    @Override
    public String description() {
        return "8 servers; " + agents
                + " agents at work at any time, of 12 kinds with instructions of 2,000 tokens each; 16 turns, each"
                + " with 300 to 1,000 new tokens and an answer of 50 to 350, and 4 s on average between an answer and the"
                + " next turn. Output is measured in the second half.";
    }

    @Override
    public List<ServerSpec> servers() {
        return Collections.nCopies(SERVERS, engine.server());
    }

    @Override
    public Duration length() {
        return Duration.ofNanos(Timeline.nanos(seconds));
    }

    @Override
    public void start(Timeline timeline, Sender sender, RandomGenerator dice) {
        for (int agent = 0; agent < agents; agent++) {
            Session session = new Session(timeline, sender, dice);
            timeline.in(dice.nextDouble() * WITHIN_SECONDS, session::begin);
        }
    }

    /** One agent; when its work is done, another takes its place. */
    private final class Session {
        private final Timeline timeline;
        private final Sender sender;
        private final RandomGenerator dice;
        private TokenRow context = new TokenRow();
        private int turns;

        Session(Timeline timeline, Sender sender, RandomGenerator dice) {
            this.timeline = timeline;
            this.sender = sender;
            this.dice = dice;
        }

        void begin() {
            context = new TokenRow().text(dice.nextInt(KINDS), INSTRUCTION_TOKENS);
            turns = 0;
            turn();
        }

        private void turn() {
            context.text(++texts, 300 + dice.nextInt(701));
            Answer answer = Job.answer(texts, 50 + dice.nextInt(301));
            sender.send(Job.of(context, answer, () -> over(answer)));
        }

        private void over(Answer answer) {
            if (Timeline.seconds(timeline.now()) < seconds) {
                context.answer(answer);
                turns++;
                timeline.in(Arrivals.exponential(dice, PAUSE_SECONDS), turns < TURNS ? this::turn : this::begin);
            }
        }
    }
}
