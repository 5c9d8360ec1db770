package dev.sluice.bench.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Measures what one gateway adds to a request beside another. */
public final class Comparing {
    private static final int TRIES = 3;

    /** Starts the gateways that are compared. */
    @FunctionalInterface
    public interface Start {
        Contest begin() throws IOException, InterruptedException;
    }

    private final Schedule schedule;
    private final Start start;
    private final Consumer<String> progress;
    private final Load load;
    private long patienceMillis;
    private final List<Added.Round> rounds = new ArrayList<>();

    /**
     * Nothing is measured yet.
     *
     * @param load what each of them is asked in a measurement
     * @param progress is told what was measured
     */
    public Comparing(Schedule schedule, Load load, Start start, Consumer<String> progress) {
        this.schedule = schedule;
        this.load = load;
        this.start = start;
        this.progress = progress;
        this.patienceMillis = TimeUnit.SECONDS.toMillis(schedule.patienceSeconds());
    }

    /** Measures all rounds. */
    public Added measure() throws IOException, InterruptedException {
        for (int fork = 0; fork < schedule.forks(); fork++) {
            fork();
        }
        return new Added(rounds);
    }

    /** All gateways run all the time, so that whichever is loaded has the same beside it. */
    private void fork() throws IOException, InterruptedException {
        try (Contest contest = start.begin()) {
            warmUp(contest.first(), contest.all());
            warmUp(contest.second(), contest.all());
            for (int round = 0; round < schedule.rounds(); round++) {
                rounds.add(round(contest));
            }
        }
    }

    private void warmUp(Gateway gateway, List<Gateway> all) throws IOException, InterruptedException {
        Run.of(gateway, all, load.lasting(schedule.warmUpSeconds()));
    }

    private Added.Round round(Contest contest) throws IOException, InterruptedException {
        Run first = run("without", contest.first(), contest.all());
        Run second = run("with", contest.second(), contest.all());
        Run third = run("with", contest.second(), contest.all());
        Run fourth = run("without", contest.first(), contest.all());
        return new Added.Round(List.of(first, fourth), List.of(second, third));
    }

    private Run run(String name, Gateway gateway, List<Gateway> all) throws IOException, InterruptedException {
        Run quietest = run(gateway, all);
        for (int again = 1; again < TRIES && quietest.disturbed() && patienceMillis > 0; again++) {
            Run next = run(gateway, all);
            quietest = next.foreignCores() < quietest.foreignCores() ? next : quietest;
        }
        progress.accept(name + ": " + quietest);
        return quietest;
    }

    private Run run(Gateway gateway, List<Gateway> all) throws IOException, InterruptedException {
        patienceMillis -= OtherWork.awaitQuiet(all, patienceMillis);
        return Run.of(gateway, all, load);
    }
}
