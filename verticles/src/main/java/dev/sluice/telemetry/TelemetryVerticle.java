package dev.sluice.telemetry;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.Completed;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;

/** Turns the exchanges that ended on its event loop into metrics and, where wanted, lines of the access log. */
public final class TelemetryVerticle extends VerticleBase {
    private final Bus bus;
    private final TelemetryOptions options;
    private final Meters meters;
    private final PrefillMeters prefills;
    private final AccessLog accessLog = new AccessLog();

    /**
     * Makes one; there is to be one on each event loop.
     *
     * @param registry shared by all of them
     */
    public TelemetryVerticle(Bus bus, TelemetryOptions options, MeterRegistry registry) {
        this.bus = bus;
        this.options = options;
        this.meters = new Meters(
                registry,
                new Models(options.maxModels()),
                options.tenants() ? Optional.of(new Models(options.maxModels())) : Optional.empty());
        this.prefills = new PrefillMeters(registry);
    }

    @Override
    public Future<?> start() {
        bus.subscribeNear(Addresses.COMPLETED, this::record);
        bus.subscribeNear(Addresses.PREFILLED, prefills::record);
        return Future.succeededFuture();
    }

    private void record(Completed completed) {
        meters.record(completed);
        if (options.accessLog()) {
            accessLog.record(completed);
        }
    }
}
