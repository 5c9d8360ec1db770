package dev.sluice.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bus.Bus;
import dev.sluice.cost.Charge;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.Tokens;
import dev.sluice.message.Addresses;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesVerticleTest {
    private static final String LIST = "prices: [{model: m, perMillion: {input: %s}}]";

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
    private final BlockingQueue<PriceList> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void deploy(Path file) throws Exception {
        bus.subscribe(Addresses.PRICES, prices -> told.add(prices.list()));
        vertx.deployVerticle(
                        new PricesVerticle(bus, new PricesOptions(file, Duration.ofMillis(10))),
                        new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    /** What a million tokens cost by the list told next. */
    private Optional<String> next() throws InterruptedException {
        PriceList list = told.poll(60, TimeUnit.SECONDS);
        assertThat(list).isNotNull();
        Charge charge = list.charge("m", "ai/any", Instant.EPOCH, new Tokens(1_000_000, 0, 0, 0, 0, 0, 0));
        return charge.amount().map(amount -> amount.stripTrailingZeros().toPlainString());
    }

    @Test
    void tells_the_list_and_again_when_it_changes_and_keeps_the_last_good_one() throws Exception {
        Path file = Files.writeString(directory.resolve("prices.yaml"), LIST.formatted("0.15"));
        deploy(file);
        assertThat(next()).contains("0.15");

        Files.writeString(file, "prices: [{");
        Files.writeString(file, LIST.formatted("0.25"));

        Optional<String> later = next();
        while (later.equals(Optional.of("0.15"))) {
            later = next();
        }
        assertThat(later).contains("0.25");
    }

    @Test
    void does_not_start_with_a_list_that_is_wrong_or_missing() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.yaml"), LIST.formatted("-1"));

        assertThatThrownBy(() -> deploy(wrong)).hasMessageContaining("wrong.yaml", "wanted a price of 0 or more");
        assertThatThrownBy(() -> deploy(directory.resolve("none.yaml"))).hasMessageContaining("cannot be read");
    }
}
