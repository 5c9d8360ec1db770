package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.FreePorts;
import dev.sluice.bench.cluster.Gateway;
import dev.sluice.bench.cluster.Gateways;
import dev.sluice.bench.cluster.Members;
import dev.sluice.bench.cluster.Waiting;
import dev.sluice.bench.endtoend.Folder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Has many clients of one tenant ask three gateways for far more than its limit, once with all of them, once with one killed. */
final class Keeping {
    private static final int GATEWAYS = 3;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long TRANSIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WARM_UP_SECONDS = 20;
    private static final int SETTLING_SECONDS = 2;
    private static final long SEED = 42;

    private final TrialOptions options;
    private final Folder folder;

    private Keeping(TrialOptions options, Folder folder) {
        this.options = options;
        this.folder = folder;
    }

    /** Runs all, and returns a table as Markdown. */
    static String table(TrialOptions options, Folder folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<Kept> all = new ArrayList<>();
        Keeping keeping = new Keeping(options, folder);
        for (String mode : options.modes()) {
            for (boolean loss : List.of(false, true)) {
                Kept kept = keeping.run(mode, loss);
                progress.accept(kept.row());
                all.add(kept);
            }
        }
        return Kept.HEAD + "\n" + all.stream().map(Kept::row).collect(Collectors.joining("\n"));
    }

    private Kept run(String mode, boolean loss) throws IOException, InterruptedException {
        Admissions admissions = new Admissions();
        try (TokenServer server = new TokenServer(new SplittableRandom(SEED), admissions)) {
            return run(mode, loss, server, admissions);
        }
    }

    private Kept run(String mode, boolean loss, TokenServer server, Admissions admissions)
            throws IOException, InterruptedException {
        Gateways gateways = new Gateways(
                options.program(), folder, server.ports(), 1, List.of(Limited.tokens(mode, options.limit(), "minute")));
        List<Integer> ports = FreePorts.of(GATEWAYS);
        Members members = Members.of(ports, ports);
        List<Gateway> running = new ArrayList<>();
        try {
            for (int number = 0; number < GATEWAYS; number++) {
                running.add(gateways.member(members, number, number + 1));
            }
            for (Gateway gateway : running) {
                Waiting.until("all see all", () -> gateway.seen() == GATEWAYS);
                Waiting.until("the model is known", gateway::knowsModels);
            }
            return load(mode, loss, running, admissions);
        } finally {
            running.forEach(Gateway::close);
        }
    }

    /** The first requests of a JVM are let in a second before they are sent on; so another tenant has its minute first. */
    private void warmUp(List<Gateway> running) throws InterruptedException {
        try (Clients clients = new Clients(running, "blue", new SplittableRandom(SEED))) {
            clients.begin(options.clients());
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            clients.stop();
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        }
    }

    private Kept load(String mode, boolean loss, List<Gateway> running, Admissions admissions)
            throws InterruptedException {
        warmUp(running);
        admissions.clear();
        try (Clients clients = new Clients(running, "red", new SplittableRandom(SEED))) {
            long start = System.nanoTime();
            clients.begin(options.clients());
            TimeUnit.SECONDS.sleep(90);
            if (loss) {
                running.get(GATEWAYS - 1).process().kill();
                clients.leave(running.subList(0, GATEWAYS - 1));
            }
            TimeUnit.NANOSECONDS.sleep(start + options.minutes() * MINUTE - System.nanoTime());
            long end = System.nanoTime();
            var answers = clients.stop();
            double minutes = (end - start - MINUTE) / (double) MINUTE;
            return new Kept(
                    mode + (loss ? ", one killed after 90 s" : ""),
                    options.limit(),
                    admissions.most(MINUTE),
                    admissions.most(MINUTE - TRANSIT),
                    admissions.between(start + MINUTE, end) / (minutes * options.limit()),
                    answers);
        }
    }
}
