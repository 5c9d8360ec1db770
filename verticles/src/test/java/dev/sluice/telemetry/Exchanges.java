package dev.sluice.telemetry;

import dev.sluice.caller.Caller;
import dev.sluice.caller.KeyTerms;
import dev.sluice.cost.Charge;
import dev.sluice.cost.CostNumbers;
import dev.sluice.message.Bill;
import dev.sluice.message.Completed;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.Outcome;
import dev.sluice.message.Usage;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchanges as they end in tests. */
final class Exchanges {
    static final Optional<Endpoint> ENDPOINT =
            Optional.of(new Endpoint("pod-1", URI.create("http://10.0.0.1:8000"), Map.of(), Sample.UNKNOWN, 0, 0));
    static final Optional<Usage> USAGE = Optional.of(new Usage(100, 21, 64, 0));

    /** Somebody of the tenant red, with the key red-1. */
    static final Caller CALLER = new KeyTerms(
                    "ann@example.com",
                    Optional.of("red"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty())
            .caller("red-1");

    private Exchanges() {}

    /** A stream of 21 tokens: the first after 500 ms, the last after 2.5 s; at the second endpoint tried. */
    static Completed streamed(String model) {
        return new Completed(
                subject(model, true),
                ENDPOINT,
                200,
                Outcome.ANSWERED,
                2,
                new Completed.Timing(Duration.ofMillis(2500), Optional.of(Duration.ofMillis(500)), 21),
                USAGE);
    }

    /** One whose bill has a number, a formula that failed, and a price of a half. */
    static Completed charged(String model) {
        return billed(
                model,
                new Bill(
                        model,
                        new CostNumbers(Map.of("sum", 121L), List.of("less")),
                        Optional.of(new Charge("USD", Optional.of(new BigDecimal("0.500"))))));
    }

    /** One whose tokens the gateway counted, and that has no price. */
    static Completed unpriced(String model) {
        Completed priced =
                billed(model, new Bill(model, CostNumbers.NONE, Optional.of(new Charge("USD", Optional.empty()))));
        return new Completed(
                priced.subject(),
                priced.endpoint(),
                priced.status(),
                priced.outcome(),
                priced.attempts(),
                priced.timing(),
                Optional.of(Usage.estimated(5, 6)),
                priced.bill());
    }

    private static Completed billed(String model, Bill bill) {
        Completed whole = whole(model);
        return new Completed(
                whole.subject(),
                whole.endpoint(),
                whole.status(),
                whole.outcome(),
                whole.attempts(),
                whole.timing(),
                whole.usage(),
                bill);
    }

    /** An answer in one piece. */
    static Completed whole(String model) {
        return new Completed(
                subject(model, false),
                ENDPOINT,
                200,
                Outcome.ANSWERED,
                1,
                new Completed.Timing(Duration.ofMillis(2500), Optional.of(Duration.ofMillis(2500)), 1),
                USAGE);
    }

    /** A model nobody serves. */
    static Completed refused() {
        return new Completed(
                new Completed.Subject(
                        "id-3",
                        Optional.of(InferenceApi.EMBEDDINGS),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                Optional.empty(),
                404,
                Outcome.REFUSED,
                0,
                new Completed.Timing(Duration.ofMillis(1), Optional.empty(), 0),
                Optional.empty());
    }

    private static Completed.Subject subject(String model, boolean streaming) {
        return new Completed.Subject(
                "id-1",
                Optional.of(InferenceApi.CHAT_COMPLETIONS),
                Optional.of(model),
                Optional.of("llama"),
                streaming,
                Optional.of(CALLER));
    }
}
