package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.UnmetNeedException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How long after the death of a gateway the others are rid of it.
 *
 * @param fresh until every other one knows of each endpoint how it stood after the death
 * @param shareGone until no other one counts what the dead one had in flight
 */
record Loss(Duration fresh, Duration shareGone) {
    private static final int HELD = 4;

    /** Kills one that has requests in flight, without a farewell. */
    static Loss measure(Gateway doomed, List<Gateway> others) throws IOException, InterruptedException {
        List<CompletableFuture<HttpResponse<String>>> held = Stream.generate(() -> doomed.send(ModelServers.HELD))
                .limit(HELD)
                .toList();
        Waiting.until("the others know of requests in flight", () -> {
            if (held.stream().anyMatch(CompletableFuture::isDone)) {
                throw new UnmetNeedException("a request that a model server holds was answered by the gateway");
            }
            return all(others, page -> page.inFlightElsewhere() == HELD);
        });
        Waiting.until(
                "samples come",
                () -> all(others, page -> page.isFrom(Instant.now().minusMillis(500))));
        Instant death = Instant.now();
        doomed.process().kill();
        return watch(death, others);
    }

    private static Loss watch(Instant death, List<Gateway> others) throws IOException, InterruptedException {
        List<Duration> seen = new ArrayList<>(List.of(Duration.ZERO, Duration.ZERO));
        Waiting.until("the others are rid of the gateway that was killed", () -> {
            note(0, all(others, page -> page.isFrom(death)), death, seen);
            note(1, all(others, page -> page.inFlightElsewhere() == 0), death, seen);
            return !seen.contains(Duration.ZERO);
        });
        return new Loss(seen.get(0), seen.get(1));
    }

    private static void note(int what, boolean holds, Instant death, List<Duration> seen) {
        if (holds && seen.get(what).isZero()) {
            seen.set(what, Duration.between(death, Instant.now()));
        }
    }

    private static boolean all(List<Gateway> gateways, Predicate<PoolPage> condition)
            throws IOException, InterruptedException {
        for (Gateway gateway : gateways) {
            if (!condition.test(PoolPage.of(gateway))) {
                return false;
            }
        }
        return true;
    }

    Row row() {
        return new Row("one of three killed", "1 s, 2 s", words());
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "fresh samples of all endpoints after %d ms, its share in flight gone after %d ms",
                fresh.toMillis(),
                shareGone.toMillis());
    }
}
