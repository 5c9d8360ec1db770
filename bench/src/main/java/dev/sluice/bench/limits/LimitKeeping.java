package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.FreePorts;
import dev.sluice.bench.cluster.Gateway;
import dev.sluice.bench.cluster.Gateways;
import dev.sluice.bench.cluster.Members;
import dev.sluice.bench.cluster.Waiting;
import dev.sluice.bench.endtoend.Folder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Has many clients of one tenant ask three gateways for far more than its limit, once with all of them, once with one killed. */
public final class LimitKeeping {
    /** What may be asked for. */
    public static final String USAGE = KeepingOptions.USAGE;

    private static final int GATEWAYS = 3;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long SEED = 42;

    private final KeepingOptions options;
    private final Folder folder;
    private final TokenServer server;

    private LimitKeeping(KeepingOptions options, Folder folder, TokenServer server) {
        this.options = options;
        this.folder = folder;
        this.server = server;
    }

    /**
     * Measures everything and returns the report as Markdown.
     *
     * @param progress is told what was measured
     * @throws dev.sluice.bench.endtoend.UnmetNeedException when it cannot be done as asked for
     */
    public static String report(List<String> arguments, Consumer<String> progress)
            throws IOException, InterruptedException {
        KeepingOptions options = KeepingOptions.of(arguments);
        List<Kept> all = new ArrayList<>();
        try (Folder folder = new Folder();
                TokenServer server = new TokenServer(new SplittableRandom(SEED))) {
            LimitKeeping keeping = new LimitKeeping(options, folder, server);
            for (String mode : options.modes()) {
                for (boolean loss : List.of(false, true)) {
                    Kept kept = keeping.run(mode, loss);
                    progress.accept(kept.row());
                    all.add(kept);
                }
            }
        }
        return Kept.HEAD + "\n" + all.stream().map(Kept::row).collect(Collectors.joining("\n"));
    }

    private Kept run(String mode, boolean loss) throws IOException, InterruptedException {
        Gateways gateways = new Gateways(options.program(), folder, server.ports(), List.of(quota(mode)));
        List<Integer> ports = FreePorts.of(GATEWAYS);
        Members members = Members.of(ports, ports);
        List<Gateway> running = new ArrayList<>();
        try {
            for (int number = 0; number < GATEWAYS; number++) {
                running.add(gateways.member(members, number, number + 1));
            }
            for (Gateway gateway : running) {
                Waiting.until("all see all", () -> gateway.seen() == GATEWAYS);
            }
            return load(mode, loss, running);
        } finally {
            running.forEach(Gateway::close);
        }
    }

    private Kept load(String mode, boolean loss, List<Gateway> running) throws InterruptedException {
        Admissions admissions = new Admissions();
        try (Clients clients = new Clients(running, admissions, new SplittableRandom(SEED))) {
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
                    admissions.between(start + MINUTE, end) / (minutes * options.limit()),
                    answers);
        }
    }

    private JsonObject quota(String mode) {
        JsonObject limit = new JsonObject()
                .put("name", "tenants")
                .put("each", new JsonArray().add("header:x-tenant"))
                .put("tokens", options.limit())
                .put("per", "minute");
        return new JsonObject()
                .put("verticle", "quota")
                .put("options", new JsonObject().put("mode", mode).put("limits", new JsonArray().add(limit)));
    }
}
