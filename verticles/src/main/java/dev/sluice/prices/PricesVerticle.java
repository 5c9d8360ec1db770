package dev.sluice.prices;

import dev.sluice.bus.Bus;
import dev.sluice.config.ConfigurationException;
import dev.sluice.cost.PriceList;
import dev.sluice.message.Addresses;
import dev.sluice.message.Prices;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what models cost, and again when the price list changes. A list that is wrong is not taken: the last good one stays
 * in force. Blocks its thread while it reads, so it is a worker's.
 */
public final class PricesVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PricesVerticle.class);
    /** For those who come late. */
    private static final long REPEAT_MS = 5_000;

    private final Bus bus;
    private final PricesOptions options;
    private String text = "";
    private String refused = "";
    private Optional<PriceList> inForce = Optional.empty();

    /** Makes the verticle; deploy it once. */
    public PricesVerticle(Bus bus, PricesOptions options) {
        this.bus = bus;
        this.options = options;
    }

    /** Fails where the first list is wrong. */
    @Override
    public Future<?> start() {
        try {
            text = Files.readString(options.file());
            take(PricesFile.read(text));
        } catch (IOException unreadable) {
            return Future.failedFuture(new ConfigurationException(options.file().toString(), "cannot be read"));
        } catch (ConfigurationException wrong) {
            return Future.failedFuture(
                    new ConfigurationException(options.file().toString(), String.valueOf(wrong.getMessage())));
        }
        vertx.setPeriodic(options.interval().toMillis(), tick -> look());
        vertx.setPeriodic(REPEAT_MS, tick -> tell());
        return Future.succeededFuture();
    }

    private void look() {
        try {
            String now = Files.readString(options.file());
            if (!now.equals(text)) {
                text = now;
                take(inForce.map(before -> PricesFile.after(before, now)).orElseGet(() -> PricesFile.read(now)));
                LOG.atInfo().addKeyValue("file", options.file()).log("The price list is taken up");
            }
        } catch (IOException | ConfigurationException wrong) {
            refuse(wrong);
        }
    }

    private void refuse(Exception wrong) {
        String problem = wrong instanceof IOException ? "cannot be read" : String.valueOf(wrong.getMessage());
        if (!problem.equals(refused)) {
            refused = problem;
            LOG.atWarn()
                    .addKeyValue("file", options.file())
                    .addKeyValue("problem", problem)
                    .log("The price list is not taken, the last good one stays in force");
        }
    }

    private void take(PriceList list) {
        refused = "";
        inForce = Optional.of(list);
        tell();
    }

    private void tell() {
        inForce.ifPresent(list -> bus.publish(Addresses.PRICES, new Prices(list)));
    }
}
