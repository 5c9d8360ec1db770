package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The rounds of every scenario over all forks: warm-up first, then the targets in random order, again where disturbed. */
final class Series {
    private static final int TRIES = 3;

    private final int rounds;
    private final RandomGenerator dice;
    private final Patience patience;
    private final Consumer<String> progress;
    private final Map<Scenario, List<Measurement>> measurements = new LinkedHashMap<>();

    Series(ComparisonOptions.Schedule schedule, Consumer<String> progress) {
        this.rounds = schedule.rounds();
        this.dice = new SplittableRandom(schedule.seed());
        this.patience = new Patience(schedule.patienceSeconds());
        this.progress = progress;
    }

    /** Adds the rounds of one scenario in one fork. */
    void run(Scenario scenario, Meter meter, List<Target> targets) throws IOException, InterruptedException {
        for (Target target : targets) {
            patience.awaitQuiet();
            progress.accept(scenario.title() + ", warm-up of " + target.name() + ": " + meter.warmUp(target));
        }
        List<Measurement> all = measurements.computeIfAbsent(scenario, each -> new ArrayList<>());
        int before = all.size() / targets.size();
        for (int round = before; round < before + rounds; round++) {
            for (Target target : shuffled(targets)) {
                Measurement measurement = quietest(target, round, meter);
                all.add(measurement);
                progress.accept(scenario.title() + ", " + measurement);
            }
        }
    }

    List<Rounds> all() {
        return measurements.entrySet().stream()
                .map(entry -> new Rounds(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Measurement quietest(Target target, int round, Meter meter) throws IOException, InterruptedException {
        patience.awaitQuiet();
        Measurement quietest = meter.measure(target, round);
        for (int i = 1; i < TRIES && quietest.noisy(); i++) {
            patience.awaitQuiet();
            Measurement next = meter.measure(target, round);
            quietest = next.foreignCores() < quietest.foreignCores() ? next : quietest;
        }
        return quietest;
    }

    private List<Target> shuffled(List<Target> targets) {
        var rest = new ArrayList<>(targets);
        var order = new ArrayList<Target>();
        while (!rest.isEmpty()) {
            order.add(rest.remove(dice.nextInt(rest.size())));
        }
        return order;
    }
}
