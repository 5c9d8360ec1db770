package dev.sluice.quota;

import dev.sluice.bus.Bus;
import dev.sluice.cost.Consumption;
import dev.sluice.cost.TokenKind;
import dev.sluice.cost.Tokens;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Claim;
import dev.sluice.limits.ClaimGroup;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Admitted;
import dev.sluice.message.Expected;
import dev.sluice.message.Settlement;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A quota verticle of its own process, as far as it can tell, and what ingress says to it. */
final class Counting implements AutoCloseable {
    /** So long that no test meets its end. */
    static final Duration DAYS = Duration.ofDays(30);

    final Vertx vertx = Vertx.vertx();
    final Bus bus = Bus.install(vertx, Duration.ofSeconds(60));
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    static QuotaOptions options(QuotaOptions.Mode mode, QuotaOptions.WhenLost whenLost) {
        return new QuotaOptions(
                mode, Duration.ofMillis(100), whenLost, 1000, 100, Duration.ofHours(1), List.of(), List.of());
    }

    Counting deploy(QuotaOptions options, boolean clustered) {
        return deploy(options, clustered, false);
    }

    Counting deploy(QuotaOptions options, boolean clustered, boolean recorded) {
        return deploy(options, clustered, recorded, Instant::now);
    }

    Counting deploy(QuotaOptions options, boolean clustered, boolean recorded, InstantSource clock) {
        Quota quota = new Quota(bus, options, clustered, recorded, registry, clock);
        await(vertx.deployVerticle(new QuotaVerticle(bus, quota)));
        return this;
    }

    static Counting alone() {
        return new Counting().deploy(options(QuotaOptions.Mode.LEASED, QuotaOptions.WhenLost.REFUSE), false);
    }

    static LimitRule tokens(String name, long limit) {
        return rule(name, new Measure.Tokens(0, TokenKind.TOTAL), limit, false);
    }

    static LimitRule requests(String name, long limit) {
        return rule(name, Measure.Requests.ONE, limit, false);
    }

    static LimitRule rule(String name, Measure measure, long limit, boolean shadow) {
        return new LimitRule(name, List.of(), List.of(), measure, WindowSpec.sliding(limit, DAYS), shadow, false);
    }

    static ClaimGroup group(Decision decision, LimitRule... rules) {
        return ClaimGroup.of(List.of(new LimitGroup(decision, List.of(rules), Optional.empty())), new NoFacts())
                .get(0);
    }

    /** Asks for a prompt of 10 tokens and an answer of the rest. */
    Admitted admit(long tokens, LimitRule... rules) {
        return admit(tokens, group(Decision.ALL, rules));
    }

    Admitted admit(long tokens, ClaimGroup group) {
        return await(ask(tokens, group));
    }

    Future<Admitted> ask(long tokens, ClaimGroup group) {
        return bus.ask(Addresses.ADMIT, new Admission(List.of(group), expected(10, OptionalInt.of((int) tokens - 10))));
    }

    static Expected expected(int prompt, OptionalInt output) {
        return new Expected("chat", "ai/one", "ai/route", prompt, output, "red");
    }

    Problem refused(long tokens, LimitRule... rules) {
        return refused(tokens, group(Decision.ALL, rules));
    }

    Problem refused(long tokens, ClaimGroup group) {
        try {
            Admitted admitted = admit(tokens, group);
            throw new AssertionError("was admitted: " + admitted);
        } catch (ProblemException refused) {
            return refused.problem();
        }
    }

    /** What was used is settled; the next question is asked after that is done. */
    void settle(Admitted admitted, long tokens) {
        Tokens used = new Tokens(10, 0, 0, tokens - 10, 0, 0, 0);
        settle(new Settlement(
                admitted.reservation(),
                true,
                Optional.of(new Settlement.Spent(
                        new Consumption("chat", "one.ai", "ai/route", used), Optional.empty(), false))));
    }

    void settle(Settlement settlement) {
        bus.publish(Addresses.SETTLE, settlement);
    }

    static long left(Admitted admitted) {
        return admitted.standings().get(0).remaining();
    }

    static List<String> subjects(ClaimGroup group) {
        return Stream.of(group)
                .flatMap(all -> all.claims().stream())
                .map(Claim::subject)
                .toList();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new CompletionException(failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
