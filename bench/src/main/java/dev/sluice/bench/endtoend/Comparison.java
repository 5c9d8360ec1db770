package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Compares direct, nginx and the gateway in rounds of random order, and reports ratios. */
final class Comparison {
    private static final int TRIES = 2;

    private final ComparisonOptions options;
    private final Consumer<String> progress;
    private final RandomGenerator dice;
    private final Map<Integer, List<Measurement>> measurements = new LinkedHashMap<>();

    Comparison(ComparisonOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.dice = new SplittableRandom(options.schedule().seed());
    }

    /** Runs it all and returns the report as Markdown. */
    String report() throws IOException, InterruptedException {
        Program nginx = Program.of("nginx", "nginx-light");
        Program wrk = Program.of("wrk", "wrk");
        Program.of("taskset", "util-linux");
        Cores cores = Cores.allowed();
        cores.pinThisProcess();
        Ports ports = Ports.free();
        try (var folder = new Folder()) {
            var setting = new Setting(nginx, folder, ports, cores);
            try (ServerProcess mock = setting.mock();
                    ServerProcess peer = setting.peer()) {
                for (int fork = 0; fork < options.schedule().forks(); fork++) {
                    fork(fork, setting, new Bench(wrk, folder, ports, List.of(mock, peer)));
                }
            }
        }
        List<Rounds> rounds = measurements.entrySet().stream()
                .map(entry -> new Rounds(entry.getKey(), entry.getValue()))
                .toList();
        return new Report(new Circumstances(nginx, wrk, cores).lines(options), rounds).markdown();
    }

    /** What every fork uses. */
    private record Bench(Program wrk, Folder folder, Ports ports, List<ServerProcess> servers) {}

    private void fork(int fork, Setting setting, Bench bench) throws IOException, InterruptedException {
        if (options.gateway().isEmpty()) {
            bodies(fork, bench, Optional.empty());
            return;
        }
        try (ServerProcess gateway = setting.gateway(options.gateway().get())) {
            bodies(fork, bench, Optional.of(gateway));
        }
    }

    private void bodies(int fork, Bench bench, Optional<ServerProcess> gateway)
            throws IOException, InterruptedException {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(Target.DIRECT, bench.ports().mock(), Optional.empty()));
        targets.add(new Target(
                Target.NGINX, bench.ports().nginx(), Optional.of(bench.servers().get(1))));
        gateway.ifPresent(
                server -> targets.add(new Target(Target.SLUICE, bench.ports().sluice(), Optional.of(server))));
        List<ServerProcess> servers = new ArrayList<>(bench.servers());
        gateway.ifPresent(servers::add);
        for (int bodyBytes : options.load().bodyBytes()) {
            rounds(fork, bodyBytes, targets, meter(bench, bodyBytes, servers));
        }
    }

    private Meter meter(Bench bench, int bodyBytes, List<ServerProcess> servers) throws IOException {
        String body = RequestText.body(bodyBytes);
        Path bodyFile = bench.folder().write("body.json", body);
        Path script = bench.folder().fill("load.lua", Map.of("BODY", bodyFile.toString()));
        int seconds = options.schedule().seconds();
        return new Meter(
                new ClosedLoop(bench.wrk(), options.load().connections(), script),
                new OpenLoop(RequestText.wire(body), options.load().requestsPerSecond(), seconds),
                seconds,
                servers);
    }

    private void rounds(int fork, int bodyBytes, List<Target> targets, Meter meter)
            throws IOException, InterruptedException {
        for (Target target : targets) {
            int limit = target.name().equals(Target.SLUICE) ? options.schedule().warmUpSeconds() : 1;
            String windows = new WarmUp(meter.closed(), limit).run(target);
            meter.open().run(target.port());
            progress.accept("warm-up of " + target.name() + ", " + bodyBytes + " bytes, " + windows);
        }
        List<Measurement> all = measurements.computeIfAbsent(bodyBytes, size -> new ArrayList<>());
        for (int i = 0; i < options.schedule().rounds(); i++) {
            int round = fork * options.schedule().rounds() + i;
            for (Target target : shuffled(targets)) {
                Measurement measurement = quiet(target, round, meter);
                all.add(measurement);
                progress.accept(measurement.toString());
            }
        }
    }

    /** Measures again while other processes disturb; the quietest measurement counts. */
    private static Measurement quiet(Target target, int round, Meter meter) throws IOException, InterruptedException {
        Measurement quietest = meter.measure(target, round);
        for (int i = 1; i < TRIES && quietest.noisy(); i++) {
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
