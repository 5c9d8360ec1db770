package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which scenarios were asked for, and what measures each. */
final class Meters {
    private static final int STREAM_BODY_BYTES = 1024;

    private final ComparisonOptions options;
    private final Program wrk;
    private final Folder folder;

    Meters(ComparisonOptions options, Program wrk, Folder folder) {
        this.options = options;
        this.wrk = wrk;
        this.folder = folder;
    }

    /** In the order they are run; the processes are every server of the comparison. */
    Map<Scenario, Meter> of(List<ServerProcess> servers) throws IOException {
        Map<Scenario, Meter> meters = new LinkedHashMap<>();
        for (int bodyBytes : options.load().bodyBytes()) {
            meters.put(Scenario.requests(bodyBytes), requests(bodyBytes, servers));
        }
        String request = RequestText.wire(RequestText.streamBody(STREAM_BODY_BYTES));
        var loop = new StreamLoop(
                request, options.load().streams(), options.schedule().seconds());
        meters.put(Scenario.STREAMS, new StreamMeter(loop, servers));
        return meters;
    }

    private Meter requests(int bodyBytes, List<ServerProcess> servers) throws IOException {
        String body = RequestText.body(bodyBytes);
        Path file = folder.write("body-" + bodyBytes + ".json", body);
        Path script = folder.fill("load.lua", "load-" + bodyBytes + ".lua", Map.of("BODY", file.toString()));
        ComparisonOptions.Schedule schedule = options.schedule();
        return new RequestMeter(
                new ClosedLoop(wrk, options.load().connections(), script),
                OpenLoop.of(RequestText.wire(body), options.load().requestsPerSecond(), schedule.seconds()),
                schedule,
                servers);
    }
}
