package dev.sluice.launcher.plugins;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the plugins directory and publishes the catalog when it changes. Runs on a worker thread. */
public final class PluginsVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PluginsVerticle.class);

    private final Bus bus;
    private final PluginDirectory directory;
    private final Duration interval;
    private final Duration grace;

    /**
     * Watches.
     *
     * @param interval between two looks
     * @param grace how long a jar that went out of force stays readable, for plugins still at work
     */
    public PluginsVerticle(Bus bus, PluginDirectory directory, Duration interval, Duration grace) {
        this.bus = bus;
        this.directory = directory;
        this.interval = interval;
        this.grace = grace;
    }

    @Override
    public Future<?> start() {
        lookLater();
        return Future.succeededFuture();
    }

    private void lookLater() {
        vertx.setTimer(interval.toMillis(), timer -> {
            look();
            lookLater();
        });
    }

    private void look() {
        try {
            directory.look().ifPresent(catalog -> bus.publish(Addresses.PLUGINS, catalog));
        } catch (UncheckedIOException unreadable) {
            LOG.atWarn().log(unreadable.getMessage() + "; the plugins in force stay");
        }
        List<PluginJar> retired = directory.takeRetired();
        if (!retired.isEmpty()) {
            vertx.setTimer(grace.toMillis(), timer -> retired.forEach(PluginJar::close));
        }
    }
}
