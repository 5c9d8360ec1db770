package dev.sluice.bench.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Measures what a cluster adds to a request. */
final class Comparing {
    private static final int TRIES = 3;

    private final CostOptions options;
    private final Gateways gateways;
    private final Consumer<String> progress;
    private final Load load;
    private long patienceMillis;
    private final List<Added.Round> rounds = new ArrayList<>();

    Comparing(CostOptions options, Gateways gateways, Consumer<String> progress) {
        this.options = options;
        this.gateways = gateways;
        this.progress = progress;
        this.patienceMillis = TimeUnit.SECONDS.toMillis(options.schedule().patienceSeconds());
        this.load = new Load(new Prompts(), options.requestsPerSecond(), options.seconds());
    }

    Added measure() throws IOException, InterruptedException {
        for (int fork = 0; fork < options.schedule().forks(); fork++) {
            fork();
        }
        return new Added(rounds);
    }

    /** All gateways run all the time, so that whichever is loaded has the same beside it. */
    private void fork() throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(2);
        Members members = Members.of(ports, ports);
        try (Gateway alone = gateways.alone();
                Gateway idle = gateways.member(members, 0, 1);
                Gateway member = gateways.member(members, 1, 2)) {
            List<Gateway> all = List.of(alone, idle, member);
            warmUp(alone, all);
            warmUp(member, all);
            for (int round = 0; round < options.schedule().rounds(); round++) {
                rounds.add(round(alone, member, all));
            }
        }
    }

    private void warmUp(Gateway gateway, List<Gateway> all) throws IOException, InterruptedException {
        Run.of(gateway, all, load.lasting(options.schedule().warmUpSeconds()));
    }

    private Added.Round round(Gateway alone, Gateway member, List<Gateway> all)
            throws IOException, InterruptedException {
        Run first = run("alone", alone, all);
        Run second = run("member", member, all);
        Run third = run("member", member, all);
        Run fourth = run("alone", alone, all);
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
