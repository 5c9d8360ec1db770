package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.limits.ClaimGroup;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Settlement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four event loops that ask for the same limit at once. */
class EventLoopsTest {
    private static final int LOOPS = 4;
    private static final int ASKED = 2_000;
    private static final int LIMIT = 5_000;
    private static final ClaimGroup REQUESTS = Counting.group(Decision.ALL, Counting.requests("requests", LIMIT));

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(60));
    private final Set<String> counting = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        Counting.await(vertx.close());
    }

    private void deploy(int instances) {
        QuotaOptions options = Counting.options(QuotaOptions.Mode.LEASED, QuotaOptions.WhenLost.REFUSE);
        Quota quota = new Quota(bus, options, false, false, new SimpleMeterRegistry(), () -> {
            counting.add(Thread.currentThread().getName());
            return Instant.EPOCH;
        });
        Counting.await(vertx.deployVerticle(
                () -> new QuotaVerticle(bus, quota), new DeploymentOptions().setInstances(instances)));
    }

    private List<Asking> ask(int givenBack) {
        List<Asking> all = new ArrayList<>();
        for (int loop = 0; loop < LOOPS; loop++) {
            Asking asking = new Asking(givenBack);
            all.add(asking);
            Counting.await(vertx.deployVerticle(asking));
        }
        Counting.await(Future.all(all.stream().map(Asking::begin).toList()));
        return all;
    }

    /** Asks again and again; one in so many that are let in asks no model server after all. */
    private final class Asking extends VerticleBase {
        private final int givenBack;
        private int admitted;
        private String thread = "";

        Asking(int givenBack) {
            this.givenBack = givenBack;
        }

        Future<Void> begin() {
            Promise<Void> done = Promise.promise();
            context.runOnContext(start -> {
                thread = Thread.currentThread().getName();
                next(ASKED, done);
            });
            return done.future();
        }

        private void next(int left, Promise<Void> done) {
            if (left == 0) {
                done.complete();
                return;
            }
            var expected = Counting.expected(10, OptionalInt.of(10));
            bus.askNear(Addresses.ADMIT, new Admission(List.of(REQUESTS), expected))
                    .onSuccess(let -> {
                        admitted++;
                        if (givenBack > 0 && left % givenBack == 0) {
                            bus.publishNear(
                                    Addresses.SETTLE, new Settlement(let.reservation(), false, Optional.empty()));
                        }
                    })
                    .onComplete(answered -> next(left - 1, done));
        }
    }

    /** 8,000 are asked for. None is given back: 5,000 are let in. */
    @ParameterizedTest
    @ValueSource(ints = {1, LOOPS})
    void all_together_are_let_in_up_to_the_limit(int instances) {
        deploy(instances);

        assertThat(admitted(ask(0))).isEqualTo(LIMIT);
    }

    /** 8,000 are asked for, and every second is given back: all are let in, and leave 1,000 of the limit. */
    @Test
    void what_is_given_back_on_one_is_there_for_all() {
        deploy(LOOPS);

        assertThat(admitted(ask(2))).isEqualTo(LOOPS * ASKED);
        assertThat(admitted(ask(0))).isEqualTo(LIMIT - LOOPS * ASKED / 2);
    }

    private static int admitted(List<Asking> all) {
        return all.stream().mapToInt(asking -> asking.admitted).sum();
    }

    /** One of four asks; if any instance could answer, all four would. */
    @Test
    void each_is_answered_where_it_asks() {
        deploy(LOOPS);
        Asking one = new Asking(0);
        Counting.await(vertx.deployVerticle(one));
        Counting.await(one.begin());

        assertThat(counting).containsExactly(one.thread);
    }
}
