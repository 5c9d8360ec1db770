package dev.sluice.ledger;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.Completed;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerQuestion;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every request that is over into the ledger, a little behind: what came in since the last write goes out in one
 * transaction. While the database is away requests wait, up to a bound, and writes are tried again ever less often.
 */
public final class LedgerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerVerticle.class);
    private static final int LARGEST_WRITE = 5_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final long FORGET_MS = Duration.ofHours(1).toMillis();
    private static final long LOSS_LOG_MS = Duration.ofMinutes(1).toMillis();

    private final Bus bus;
    private final LedgerOptions options;
    private final InstantSource clock;
    private final Books books;
    private final Readings readings;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private final LedgerMeters meters;
    /** Those being written, and written again until they are. */
    private List<Entry> next = List.of();

    private Future<Void> writing = Future.succeededFuture();
    private Future<Void> asked = Future.succeededFuture();
    private Duration pause;
    private long lost;
    private boolean away;
    private boolean stopping;

    /** Makes the verticle; deploy it once. */
    public LedgerVerticle(Bus bus, LedgerOptions options, MeterRegistry registry, InstantSource clock) {
        this.bus = bus;
        this.options = options;
        this.clock = clock;
        this.books = new Books(options);
        this.readings = new Readings(options);
        this.meters = new LedgerMeters(registry, waiting);
        this.pause = options.interval();
    }

    /** Fails where the database cannot be opened: a ledger that was never there is a mistake in the configuration. */
    @Override
    public Future<?> start() {
        return run(books::open).onSuccess(opened -> {
            bus.subscribe(Addresses.SETTLED, this::take);
            bus.answer(Addresses.LEDGER, this::tell);
            vertx.setTimer(options.interval().toMillis(), tick -> write());
            vertx.setPeriodic(0, FORGET_MS, tick -> forget());
            vertx.setPeriodic(LOSS_LOG_MS, tick -> tellLoss());
        });
    }

    /** Writes what waits, unless the database is away: asked twice, as H2 closes itself when the process is told to stop. */
    @Override
    public Future<?> stop() {
        stopping = true;
        return writing.otherwiseEmpty()
                .compose(written -> writeAll())
                .recover(closed -> writeAll())
                .eventually(() -> asked)
                .eventually(() -> run(readings::close))
                .eventually(() -> run(books::close))
                .otherwise(this::leave);
    }

    private void take(Completed completed) {
        if (waiting.size() >= options.backlog()) {
            lost++;
            meters.lost();
            return;
        }
        waiting.add(Entry.of(UUID.randomUUID().toString(), clock.instant(), completed));
    }

    /** One question after the other. */
    private Future<LedgerAnswer> tell(LedgerQuestion question) {
        Future<LedgerAnswer> answer = asked.compose(next -> answer(question));
        asked = answer.<Void>mapEmpty().otherwiseEmpty();
        return answer;
    }

    /** What is written when the reading begins waits no more, and what waits then is not read. */
    private Future<LedgerAnswer> answer(LedgerQuestion question) {
        if (stopping) {
            return Future.failedFuture("the ledger is being closed");
        }
        EarlierUse answer = new EarlierUse(question);
        return run(readings::begin)
                .onSuccess(begun -> answer.add(waiting))
                .compose(begun -> vertx.executeBlocking(
                        () -> {
                            readings.read(answer);
                            return answer.answer();
                        },
                        false));
    }

    private void write() {
        writing = writeAll().onComplete(done -> {
            pause = done.succeeded() ? options.interval() : longer(pause);
            if (!stopping) {
                vertx.setTimer(pause.toMillis(), tick -> write());
            }
        });
    }

    private Future<Void> writeAll() {
        if (next.isEmpty()) {
            next = waiting.stream().limit(LARGEST_WRITE).toList();
        }
        List<Entry> same = next;
        return same.isEmpty()
                ? Future.succeededFuture()
                : run(() -> books.write(same)).compose(done -> written(same.size()), this::failed);
    }

    private Future<Void> written(int entries) {
        next = List.of();
        for (int i = 0; i < entries; i++) {
            waiting.remove();
        }
        meters.written(entries);
        if (away) {
            away = false;
            LOG.atInfo().addKeyValue("waiting", waiting.size()).log("The ledger's database is back");
        }
        return waiting.size() < LARGEST_WRITE && !stopping ? Future.succeededFuture() : writeAll();
    }

    private Future<Void> failed(Throwable failure) {
        meters.failed();
        if (!away) {
            away = true;
            LOG.atWarn()
                    .addKeyValue("failure", failure.getMessage())
                    .log("The ledger's database takes nothing; requests wait");
        }
        return Future.failedFuture(failure);
    }

    private void forget() {
        run(() -> books.forget(clock.instant())).onFailure(later -> LOG.atDebug()
                .addKeyValue("failure", later.getMessage())
                .log("Old lines of the ledger are not removed yet"));
    }

    private void tellLoss() {
        if (lost > 0) {
            LOG.atError().addKeyValue("requests", lost).log("Requests are missing in the ledger, as too many waited");
            lost = 0;
        }
    }

    private Void leave(Throwable failure) {
        tellLoss();
        LOG.atError()
                .addKeyValue("requests", waiting.size())
                .addKeyValue("failure", failure.getMessage())
                .log("Requests are missing in the ledger, as its database is away");
        return null;
    }

    /** On a worker thread; one after the other. */
    private Future<Void> run(Runnable blocking) {
        return vertx.executeBlocking(
                () -> {
                    blocking.run();
                    return null;
                },
                true);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
