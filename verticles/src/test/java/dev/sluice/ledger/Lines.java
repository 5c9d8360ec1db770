package dev.sluice.ledger;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.Caller;
import dev.sluice.caller.ModelsAllowed;
import dev.sluice.cost.Charge;
import dev.sluice.cost.CostNumbers;
import dev.sluice.message.Bill;
import dev.sluice.message.Completed;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.Outcome;
import dev.sluice.message.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchanges and options for tests of the ledger. */
final class Lines {
    /** 13:30 on the first of November. */
    static final Instant HALF_PAST_ONE = Instant.parse("2026-11-01T13:30:00Z");

    private Lines() {}

    /** 100 tokens in, 60 of them from the cache; 20 out; 0.000123456789 of a dollar. */
    static Completed answered(String id, String model) {
        Bill bill = new Bill(
                model,
                new CostNumbers(Map.of("sum", 120L, "in", 100L), List.of()),
                Optional.of(new Charge("USD", Optional.of(new BigDecimal("0.000123456789")))));
        return completed(id, model, 200, Optional.of(new Usage(100, 20, 60, 0)), bill);
    }

    /** As {@link #answered}, for somebody's key. */
    static Completed paid(String tenant, String owner, String key, String model) {
        Completed nobodys = answered("r", model);
        Completed.Subject subject = nobodys.subject();
        Caller caller = new Caller(
                owner,
                Optional.of(tenant),
                Optional.of(key),
                Map.of(),
                ModelsAllowed.ALL,
                Allowance.UNLIMITED,
                Optional.empty());
        return new Completed(
                new Completed.Subject(
                        subject.requestId(),
                        subject.api(),
                        subject.model(),
                        subject.pool(),
                        subject.streaming(),
                        Optional.of(caller)),
                nobodys.endpoint(),
                nobodys.status(),
                nobodys.outcome(),
                nobodys.attempts(),
                nobodys.timing(),
                nobodys.usage(),
                nobodys.bill());
    }

    /** One whose tokens have no price. */
    static Completed unpriced(String id, String model) {
        Bill bill = new Bill(model, CostNumbers.NONE, Optional.of(new Charge("USD", Optional.empty())));
        return completed(id, model, 200, Optional.of(Usage.estimated(7, 3)), bill);
    }

    static Completed refused(String id) {
        return completed(id, "poet", 503, Optional.empty(), Bill.NONE);
    }

    static LedgerOptions in(Path directory) {
        return at("jdbc:h2:file:" + directory.resolve("ledger"), 1000);
    }

    static LedgerOptions at(String url, int backlog) {
        return new LedgerOptions(
                url,
                "sluice",
                Optional.empty(),
                Duration.ofMillis(20),
                backlog,
                Duration.ofDays(30),
                Duration.ofDays(400));
    }

    private static Completed completed(String id, String model, int status, Optional<Usage> usage, Bill bill) {
        return new Completed(
                new Completed.Subject(
                        id,
                        Optional.of(InferenceApi.CHAT_COMPLETIONS),
                        Optional.of(model),
                        Optional.of("llama"),
                        true,
                        Optional.empty()),
                Optional.empty(),
                status,
                Outcome.ANSWERED,
                1,
                new Completed.Timing(Duration.ofMillis(2500), Optional.empty(), 21),
                usage,
                bill);
    }
}
