package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;

/**
 * How fast a simulated engine is. An idle server sends the first token after {@code firstTokenMillis +
 * uncached prompt tokens * prefillTokenMillis}, and a further one each step; a step takes {@code stepMillis * (1 +
 * (factorUnderLoad - 1) * (sequences in it - 1) / (maxNumSeqs - 1))} and the prefill that shares it.
 *
 * @param firstTokenMillis what each request costs before its prefill, 0 to 600,000
 * @param prefillTokenMillis prefill of one prompt token that is not cached, 0 to 10,000
 * @param stepMillis one decoding step of a batch of one, 0.1 to 600,000
 * @param factorUnderLoad how much slower the step of a full batch is, 1 to 100
 * @param jitter standard deviation of a step as a share of its length, 0 to 0.3; samples stay within 70 % of the mean
 * @param adapterLoadMillis what a request costs besides whose LoRA adapter is not loaded, 0 to 600,000
 * @param kvTransferTokenMillis reading what another server has computed of one prompt token, 0 to 10,000
 */
public record Latency(
        @Default("30") double firstTokenMillis,
        @Default("0.2") double prefillTokenMillis,
        @Default("12") double stepMillis,
        @Default("1.75") double factorUnderLoad,
        @Default("0.05") double jitter,
        @Default("0") double adapterLoadMillis,
        @Default("0.02") double kvTransferTokenMillis) {
    private static final double KV_TRANSFER_TOKEN_MILLIS = 0.02;

    /** A server that loads adapters in no time and reads 50 computed tokens a millisecond. */
    public Latency(
            double firstTokenMillis,
            double prefillTokenMillis,
            double stepMillis,
            double factorUnderLoad,
            double jitter) {
        this(firstTokenMillis, prefillTokenMillis, stepMillis, factorUnderLoad, jitter, 0, KV_TRANSFER_TOKEN_MILLIS);
    }

    public Latency {
        Ranges.check("firstTokenMillis", firstTokenMillis, 0, 600_000);
        Ranges.check("prefillTokenMillis", prefillTokenMillis, 0, 10_000);
        Ranges.check("stepMillis", stepMillis, 0.1, 600_000);
        Ranges.check("factorUnderLoad", factorUnderLoad, 1, 100);
        Ranges.check("jitter", jitter, 0, 0.3);
        Ranges.check("adapterLoadMillis", adapterLoadMillis, 0, 600_000);
        Ranges.check("kvTransferTokenMillis", kvTransferTokenMillis, 0, 10_000);
    }

    /** A quick server of an 8B model: 30 ms and 0.2 ms a token to the first token, 12 ms a step. */
    public static Latency defaults() {
        return new Latency(30, 0.2, 12, 1.75, 0.05);
    }

    /** As fast as the clock ticks, for tests of anything but time. */
    public static Latency none() {
        return new Latency(0, 0, 0.1, 1, 0, 0, 0);
    }

    public Latency withFirstTokenMillis(double value) {
        return new Latency(
                value,
                prefillTokenMillis,
                stepMillis,
                factorUnderLoad,
                jitter,
                adapterLoadMillis,
                kvTransferTokenMillis);
    }

    public Latency withPrefillTokenMillis(double value) {
        return new Latency(
                firstTokenMillis, value, stepMillis, factorUnderLoad, jitter, adapterLoadMillis, kvTransferTokenMillis);
    }

    public Latency withStepMillis(double value) {
        return new Latency(
                firstTokenMillis,
                prefillTokenMillis,
                value,
                factorUnderLoad,
                jitter,
                adapterLoadMillis,
                kvTransferTokenMillis);
    }

    public Latency withFactorUnderLoad(double value) {
        return new Latency(
                firstTokenMillis,
                prefillTokenMillis,
                stepMillis,
                value,
                jitter,
                adapterLoadMillis,
                kvTransferTokenMillis);
    }

    public Latency withJitter(double value) {
        return new Latency(
                firstTokenMillis,
                prefillTokenMillis,
                stepMillis,
                factorUnderLoad,
                value,
                adapterLoadMillis,
                kvTransferTokenMillis);
    }

    public Latency withAdapterLoadMillis(double value) {
        return new Latency(
                firstTokenMillis,
                prefillTokenMillis,
                stepMillis,
                factorUnderLoad,
                jitter,
                value,
                kvTransferTokenMillis);
    }

    public Latency withKvTransferTokenMillis(double value) {
        return new Latency(
                firstTokenMillis, prefillTokenMillis, stepMillis, factorUnderLoad, jitter, adapterLoadMillis, value);
    }
}
