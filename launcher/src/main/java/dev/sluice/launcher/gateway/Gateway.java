package dev.sluice.launcher.gateway;

import dev.sluice.bus.Bus;
import dev.sluice.config.ConfigurationException;
import dev.sluice.launcher.plugins.PluginDirectory;
import dev.sluice.message.Addresses;
import dev.sluice.message.Draining;
import dev.sluice.message.PluginCatalog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway. */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    /** Longer than it takes a published message to be heard on every event loop. */
    private static final Duration HEARD = Duration.ofMillis(100);
    /** What closing sockets may take beyond the drain timeout. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Bus bus;
    private final Parted parted;
    private final Promise<Void> closed = Promise.promise();

    Gateway(Vertx vertx, Bus bus, Parted parted) {
        this.vertx = vertx;
        this.bus = bus;
        this.parted = parted;
    }

    /** What is to be taken apart in the end. */
    record Parted(GatewayConfiguration configuration, PluginDirectory plugins, List<Deployed> deployed) {
        Parted {
            deployed = List.copyOf(deployed);
        }
    }

    /**
     * Starts a gateway.
     *
     * @return fails with a {@link ConfigurationException} or {@link BootException}, and has left nothing behind then
     */
    public static Future<Gateway> start(GatewayConfiguration configuration) {
        return start(configuration, Parts.shipped());
    }

    /** Starts a gateway of other parts. */
    public static Future<Gateway> start(GatewayConfiguration configuration, Parts parts) {
        try {
            return new Boot(Plan.of(configuration, parts.kinds()), parts).start();
        } catch (ConfigurationException wrong) {
            return Future.failedFuture(wrong);
        }
    }

    /**
     * Checks all that can be checked without starting.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static void check(GatewayConfiguration configuration, Parts parts) {
        Plan plan = Plan.of(configuration, parts.kinds());
        try (PluginDirectory plugins = PluginDirectory.open(parts.plugins(), configuration.pluginsDirectory())) {
            plan.check(plugins.catalog());
        }
    }

    /** What a function makes of the plugins there are, which are closed afterwards. */
    public static <T> T withPlugins(Parts parts, Path directory, Function<PluginCatalog, T> use) {
        try (PluginDirectory plugins = PluginDirectory.open(parts.plugins(), directory)) {
            return use.apply(plugins.catalog());
        }
    }

    /** Where verticles listen, by their short names. */
    public Map<String, List<Integer>> ports() {
        Map<String, List<Integer>> ports = new TreeMap<>();
        for (Deployed deployed : parted.deployed()) {
            if (!deployed.ports().isEmpty()) {
                ports.put(deployed.kind().name(), deployed.ports());
            }
        }
        return ports;
    }

    /** Where the first of a verticle's listeners is. */
    public int port(String verticle) {
        return parted.deployed().stream()
                .filter(deployed -> deployed.kind().name().equals(verticle))
                .flatMap(deployed -> deployed.ports().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(verticle + " does not listen"));
    }

    /** The event bus the verticles talk over. */
    public Bus bus() {
        return bus;
    }

    /** What the verticles run on. */
    public Vertx vertx() {
        return vertx;
    }

    /** Takes nothing new, lets the requests in flight end within the drain timeout, and closes. */
    public Future<Void> drain() {
        DrainOptions drain = parted.configuration().drain();
        LOG.atInfo().addKeyValue("limit", drain.drainTimeout()).log("Draining");
        bus.publish(Addresses.DRAINING, new Draining(drain.drainTimeout()));
        long notReadyMillis = Math.max(HEARD.toMillis(), drain.notReadyFor().toMillis());
        vertx.timer(notReadyMillis, TimeUnit.MILLISECONDS)
                .compose(elapsed -> closeDoors())
                .timeout(drain.drainTimeout().plus(SLACK).toMillis() + notReadyMillis, TimeUnit.MILLISECONDS)
                .onComplete(doors -> close());
        return closed();
    }

    /** Closes at once. */
    public Future<Void> close() {
        vertx.close().timeout(SLACK.toMillis(), TimeUnit.MILLISECONDS).onComplete(ended -> {
            parted.plugins().close();
            if (closed.tryComplete()) {
                LOG.atInfo().log("Gateway stopped");
            }
        });
        return closed();
    }

    /** Completes when it has closed. */
    public Future<Void> closed() {
        return closed.future();
    }

    private Future<Void> closeDoors() {
        List<Future<Void>> closing = new ArrayList<>();
        for (Deployed deployed : parted.deployed()) {
            if (deployed.kind().closesFirst()) {
                closing.add(vertx.undeploy(deployed.id()));
            }
        }
        return Future.join(closing).mapEmpty();
    }
}
