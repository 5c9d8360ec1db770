package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.Waiting;
import dev.sluice.bus.Bus;
import dev.sluice.cost.Consumption;
import dev.sluice.cost.TokenKind;
import dev.sluice.cost.Tokens;
import dev.sluice.counting.Counter;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.ClaimGroup;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.CounterName;
import dev.sluice.message.Expected;
import dev.sluice.message.Settlement;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.quota.Quota;
import dev.sluice.quota.QuotaOptions;
import dev.sluice.quota.QuotaOptions.Mode;
import dev.sluice.quota.QuotaOptions.WhenLost;
import dev.sluice.quota.QuotaVerticle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A request that one limit lets in, and that is settled: from the question of an event loop to its answer, one after another. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AdmissionBenchmark {
    private static final int REQUESTS = 1_000;
    private static final int SUBJECTS = 1_000;
    private static final LimitRule TENANTS = new LimitRule(
            "tenants",
            List.of(),
            List.of(Attribute.read("header:x-tenant")),
            new Measure.Tokens(0, TokenKind.TOTAL),
            WindowSpec.sliding(WindowSpec.MAX_AMOUNT, Duration.ofMinutes(1)),
            false,
            false);
    private static final Tokens USED = new Tokens(100, 0, 0, 50, 0, 0, 0);
    private static final Spent SPENT =
            new Spent(new Consumption("chat", "one.ai", "ai/route", USED), Optional.empty(), false);
    private static final Expected EXPECTED =
            new Expected("chat", "ai/one", "ai/route", 100, OptionalInt.of(200), "red");

    /** Where limits are kept: on the one event loop there is, on both that there are, or on another one than asks. */
    @Param({"one", "both", "other"})
    public String kept = "one";

    /** Whether shares of a cluster's counters are spent, or counters of a gateway alone. */
    @Param({"true", "false"})
    public boolean leased;

    private final List<List<ClaimGroup>> claims = claims();
    private Vertx vertx = Vertx.vertx();
    private Optional<Bus> bus = Optional.empty();
    private Optional<Context> asking = Optional.empty();

    /** Limits are kept from the first loop on, and asked for by whoever is deployed next. */
    @Setup
    public void begin() {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(kept.equals("one") ? 1 : 2)
                .setPreferNativeTransport(true));
        Bus made = Bus.install(vertx, Duration.ofSeconds(30));
        bus = Optional.of(made);
        QuotaOptions options = new QuotaOptions(
                Mode.LEASED,
                Duration.ofSeconds(1),
                WhenLost.REFUSE,
                200_000,
                512,
                Duration.ofHours(1),
                List.of(),
                List.of());
        Quota quota = new Quota(made, options, leased, false, new SimpleMeterRegistry(), Instant::now);
        Waiting.await(vertx.deployVerticle(
                () -> new QuotaVerticle(made, quota),
                new DeploymentOptions().setInstances(kept.equals("both") ? 2 : 1)));
        Waiting.await(vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                asking = Optional.of(context);
                Map<CounterName, Counter> counters = new HashMap<>();
                made.answer(
                        Addresses.COUNTERS,
                        asked -> Future.succeededFuture(asked.change()
                                .applyTo(
                                        counters.computeIfAbsent(asked.counter(), fresh -> new Counter()),
                                        asked.window(),
                                        1,
                                        System.currentTimeMillis())));
                return Future.succeededFuture();
            }
        }));
    }

    @TearDown
    public void end() {
        Waiting.await(vertx.close());
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public long admit() {
        Promise<Long> done = Promise.promise();
        asking.orElseThrow().runOnContext(start -> ask(REQUESTS, done));
        return Waiting.await(done.future());
    }

    private void ask(int left, Promise<Long> done) {
        Bus made = bus.orElseThrow();
        made.askNear(Addresses.ADMIT, new Admission(claims.get(left % SUBJECTS), EXPECTED))
                .onSuccess(admitted -> {
                    made.publish(Addresses.SETTLE, new Settlement(admitted.reservation(), true, Optional.of(SPENT)));
                    if (left == 1) {
                        done.complete(admitted.reservation());
                    } else {
                        ask(left - 1, done);
                    }
                })
                .onFailure(done::fail);
    }

    private static List<List<ClaimGroup>> claims() {
        List<LimitGroup> groups = List.of(LimitGroup.all(List.of(TENANTS)));
        return IntStream.range(0, SUBJECTS)
                .mapToObj(number -> ClaimGroup.of(groups, new Tenant("tenant-" + number)))
                .toList();
    }
}
