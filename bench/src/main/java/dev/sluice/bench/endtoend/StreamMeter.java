package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.List;

/**
 * Measures by many slow streams at once: CPU time for a chunk and how long a chunk is under way.
 *
 * @param loop the streams
 * @param servers every process of the comparison
 */
record StreamMeter(StreamLoop loop, List<ServerProcess> servers) implements Meter {
    StreamMeter {
        servers = List.copyOf(servers);
    }

    @Override
    public String warmUp(Target target) throws IOException, InterruptedException {
        loop.run(target.streamPort());
        loop.run(target.streamPort());
        return "streams";
    }

    @Override
    public Measurement measure(Target target, int round) throws IOException, InterruptedException {
        var usage = new Usage(target, servers);
        StreamLoop.Outcome outcome = loop.run(target.streamPort());
        return new Measurement(
                target.name(),
                round,
                outcome.perSecond(),
                (double) usage.cpuMicros() / outcome.chunks(),
                outcome.delays(),
                target.usage().residentBytes(),
                usage.foreignCores());
    }
}
