package dev.sluice.bench.quality;

import dev.sluice.message.Answering;
import dev.sluice.message.Moved;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.Released;
import dev.sluice.problem.ProblemException;
import dev.sluice.scoring.Pool;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.spi.Endpoint;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Takes requests to the servers the picker names, in order until one takes it, and tells the picker what becomes of them. */
final class Ingress {
    private final Timeline timeline;
    private final Pool pool;
    private final Map<URI, ModelServer> servers;
    private final Tally tally;
    /** What engines told, to be acted on when they are not at work. */
    private final Queue<Runnable> told = new ArrayDeque<>();

    Ingress(Timeline timeline, Pool pool, Map<URI, ModelServer> servers, Tally tally) {
        this.timeline = timeline;
        this.pool = pool;
        this.servers = servers;
        this.tally = tally;
    }

    /** Places a request and submits it, or refuses it when no server named has room. */
    void send(Job job) {
        tally.sent();
        try {
            Placed placed = pool.place(new Placement(job.request(), Set.of()));
            ModelServer server = server(placed, job).orElse(null);
            if (server == null) {
                pool.release(new Released(placed.ticket()));
                refuse(job);
                return;
            }
            submit(job, placed.ticket(), server);
        } catch (ProblemException nowhere) {
            refuse(job);
        }
    }

    /** Acts on what engines told. */
    void settle() {
        while (!told.isEmpty()) {
            told.remove().run();
        }
    }

    private Optional<ModelServer> server(Placed placed, Job job) {
        for (int index = 0; index < placed.endpoints().size(); index++) {
            Endpoint endpoint = placed.endpoints().get(index);
            if (index > 0) {
                pool.move(new Moved(placed.ticket(), endpoint.address(), job.request()));
            }
            ModelServer server = servers.get(endpoint.address());
            if (server != null && server.engine.hasRoomFor(1)) {
                return Optional.of(server);
            }
        }
        return Optional.empty();
    }

    private void submit(Job job, long ticket, ModelServer server) {
        long arrived = timeline.now();
        server.engine.submit(job.sequence(sequence -> heard(sequence, job, ticket, arrived)), arrived);
    }

    private void heard(Sequence sequence, Job job, long ticket, long arrived) {
        if (sequence.generatedTokens() == 1) {
            tally.answering(Timeline.seconds(timeline.now() - arrived));
            told.add(() -> pool.answering(new Answering(ticket)));
        }
        if (sequence.ended()) {
            told.add(() -> {
                pool.release(new Released(ticket));
                job.whenOver().run();
            });
        }
    }

    private void refuse(Job job) {
        tally.refused();
        told.add(job.whenOver());
    }
}
