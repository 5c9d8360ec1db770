package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares direct, nginx and the gateway, and reports ratios. */
public final class Comparison {
    /** What may be asked for. */
    public static final String USAGE = ComparisonOptions.USAGE;

    private final ComparisonOptions options;
    private final Series series;

    private Comparison(ComparisonOptions options, Consumer<String> progress) {
        this.options = options;
        this.series = new Series(options.schedule(), progress);
    }

    /**
     * Runs a comparison and returns the report as Markdown.
     *
     * @param progress is told what is measured
     * @throws UnmetNeedException when it cannot be made as asked for
     */
    public static String report(List<String> arguments, Consumer<String> progress)
            throws IOException, InterruptedException {
        return new Comparison(ComparisonOptions.of(arguments), progress).report();
    }

    private String report() throws IOException, InterruptedException {
        Program nginx = Program.of("nginx", "nginx-light");
        Program wrk = Program.of("wrk", "wrk");
        Program.of("taskset", "util-linux");
        Cores cores = Cores.allowed();
        cores.pinThisProcess();
        try (var folder = new Folder();
                var streams = new StreamServer()) {
            Ports ports = Ports.free(streams.port());
            var setting = new Setting(nginx, folder, ports, cores);
            try (ServerProcess mock = setting.mock();
                    ServerProcess peer = setting.peer()) {
                for (int fork = 0; fork < options.schedule().forks(); fork++) {
                    fork(setting, ports, List.of(mock, peer), new Meters(options, wrk, folder));
                }
            }
        }
        return new Report(new Circumstances(nginx, wrk, cores).lines(options), series.all()).markdown();
    }

    private void fork(Setting setting, Ports ports, List<ServerProcess> mockAndPeer, Meters meters)
            throws IOException, InterruptedException {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(Target.DIRECT, ports.mock(), ports.streams(), Optional.empty()));
        targets.add(new Target(Target.NGINX, ports.nginx(), ports.nginxStreams(), Optional.of(mockAndPeer.get(1))));
        if (options.gateway().isEmpty()) {
            scenarios(targets, meters.of(mockAndPeer));
            return;
        }
        try (ServerProcess gateway = setting.gateway(options.gateway().get())) {
            targets.add(new Target(Target.SLUICE, ports.sluice(), ports.sluice(), Optional.of(gateway)));
            List<ServerProcess> servers = new ArrayList<>(mockAndPeer);
            servers.add(gateway);
            scenarios(targets, meters.of(servers));
        }
    }

    private void scenarios(List<Target> targets, Map<Scenario, Meter> meters) throws IOException, InterruptedException {
        for (Map.Entry<Scenario, Meter> each : meters.entrySet()) {
            series.run(each.getKey(), each.getValue(), targets);
        }
    }
}
