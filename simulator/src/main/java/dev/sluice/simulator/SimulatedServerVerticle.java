package dev.sluice.simulator;

import dev.sluice.simulator.engine.CacheListener;
import dev.sluice.simulator.http.Counters;
import dev.sluice.simulator.http.Identity;
import dev.sluice.simulator.http.ModelServer;
import dev.sluice.simulator.kvevents.KvPublisher;
import dev.sluice.simulator.kvevents.KvSockets;
import dev.sluice.simulator.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One simulated model server. Deploy it with the event-loop threading model, one instance. Its methods may be called from
 * any thread once it is deployed; each does its work on the server's own event loop.
 */
public final class SimulatedServerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedServerVerticle.class);

    private final SimulatorOptions options;
    private Optional<ModelServer> server = Optional.empty();
    private Optional<KvPublisher> publisher = Optional.empty();

    public SimulatedServerVerticle(SimulatorOptions options) {
        this.options = options;
    }

    @Override
    public Future<?> start() {
        Identity identity = new Identity(
                options.host(), options.port(), options.name(), options.models(), options.adapters(), options.role());
        publisher = options.kvEvents()
                .map(kvEvents -> KvPublisher.start(
                        new KvSockets(options.host(), options.models().get(0), kvEvents)));
        CacheListener listener =
                publisher.<CacheListener>map(publishing -> publishing).orElse(CacheListener.NONE);
        ModelServer opening = new ModelServer(vertx, identity, options.engine(), options.latency(), listener);
        server = Optional.of(opening);
        return opening.open().onSuccess(open -> LOG.atInfo()
                .addKeyValue("host", options.host())
                .addKeyValue("port", opening.port())
                .log("simulated model server listens"));
    }

    @Override
    public Future<?> stop() {
        publisher.ifPresent(KvPublisher::stop);
        return running().stop();
    }

    /** The port it listens on, once it is deployed; it stays the same while the port is closed. */
    public int port() {
        return running().port();
    }

    /** Where it publishes what changes in its prefix cache, where it does so. */
    public Optional<Integer> kvEventsPort() {
        return publisher.map(KvPublisher::port);
    }

    /** Where it says again what was published, where it does so. */
    public Optional<Integer> kvReplayPort() {
        return publisher.map(KvPublisher::replayPort).filter(port -> port > 0);
    }

    /** Changes speed, faults or claimed load, beginning with the next request or step. */
    public Future<Void> configure(UnaryOperator<Settings> change) {
        return onItsLoop(running -> running.settings(change.apply(running.settings())));
    }

    /** What it has done so far and how busy it is. */
    public Future<Counters> counters() {
        return onItsLoop(running -> Future.succeededFuture(running.counters()));
    }

    /** Closes the port and every connection, as a server that died. */
    public Future<Void> closePort() {
        return onItsLoop(ModelServer::close);
    }

    /** Opens the port again. */
    public Future<Void> openPort() {
        return onItsLoop(ModelServer::open);
    }

    private <T> Future<T> onItsLoop(Function<ModelServer, Future<T>> action) {
        Promise<T> done = Promise.promise();
        context.runOnContext(
                turn -> Future.succeededFuture(running()).compose(action).onComplete(done));
        return done.future();
    }

    private ModelServer running() {
        return server.orElseThrow(() -> new IllegalStateException("the simulated server is not deployed"));
    }
}
