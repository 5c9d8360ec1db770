package dev.sluice.bench.quality;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A kind of model server that experiments are made with.
 *
 * @param id what it is called on the command line
 * @param server how fast it is, and how much it holds
 */
record EngineProfile(String id, ServerSpec server) {
    private static final int RUNNING = 256;
    private static final int WAITING = 128;
    private static final int TOKENS_PER_BLOCK = 16;
    private static final int CONTEXT_TOKENS = 65_536;

    /**
     * An 8B model on one H100, by the tables of llm-d's simulator of vLLM: 30 ms + 0.25 ms a token of prompt, 12 ms a token of
     * the answer, 3.5 times as much in a full batch. The cache is what is left of 90 % of 80 GB beside 16 GB of weights, at 128 KiB a token.
     */
    static final EngineProfile EIGHT_B = of("8b-h100", 26_700, new Latency(30, 0.25, 12, 3.5, 0.05));

    /**
     * A 70B model on eight H100, by the tables of llm-d's simulator of vLLM: 80 ms + 0.5 ms a token of prompt, 23 ms a token
     * of the answer, 3.5 times as much in a full batch. The cache is what is left of 90 % of 640 GB beside 140 GB of weights, at 320 KiB a token.
     */
    static final EngineProfile SEVENTY_B = of("70b-tp8", 83_100, new Latency(80, 0.5, 23, 3.5, 0.05));

    /** Reads fast and writes slowly: 0.125 ms a token of prompt, a step of 6.35 ms for one sequence and of 95.6 ms for 256. */
    static final EngineProfile SLOW_DECODE = of("slow-decode", 32_768, new Latency(5, 0.125, 6.35, 95.6 / 6.35, 0.05));

    private static final List<EngineProfile> KNOWN = List.of(EIGHT_B, SEVENTY_B, SLOW_DECODE);

    private static EngineProfile of(String id, int blocks, Latency latency) {
        var options = new EngineOptions(RUNNING, WAITING, 1, TOKENS_PER_BLOCK, blocks, CONTEXT_TOKENS, 1);
        return new EngineProfile(id, new ServerSpec(options, latency));
    }

    /**
     * The engine of this name.
     *
     * @throws IllegalArgumentException in words for the person who wrote it
     */
    static EngineProfile of(String id) {
        return KNOWN.stream()
                .filter(profile -> profile.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown engine " + id + "; known are "
                        + KNOWN.stream().map(EngineProfile::id).collect(Collectors.joining(", "))));
    }

    /** Tokens of prompt that a server computes in a second when it does nothing else. */
    double prefillRate() {
        return 1_000 / server.latency().prefillTokenMillis();
    }

    /**
     * Requests a second that one server serves with a full batch.
     *
     * @param uncachedTokens tokens of each prompt that have to be computed
     * @param answerTokens tokens of each answer
     */
    double capacity(double uncachedTokens, double answerTokens) {
        Latency latency = server.latency();
        double step = latency.stepMillis() * latency.factorUnderLoad();
        return 1_000 / (uncachedTokens * latency.prefillTokenMillis() + answerTokens * step / RUNNING);
    }

    /** How much faster this is with such requests than {@link #SLOW_DECODE}, in whose terms workloads give their rates. */
    double pace(double uncachedTokens, double answerTokens) {
        return capacity(uncachedTokens, answerTokens) / SLOW_DECODE.capacity(uncachedTokens, answerTokens);
    }

    /** What a server is like unless its workload says otherwise, as one line for the report. */
    String line() {
        Latency latency = server.latency();
        return String.format(
                Locale.ROOT,
                "Engine %s: a server prefills %,.0f tokens/s after %.0f ms, takes %.1f ms a step for one sequence and %.1f ms"
                        + " for %d, runs %d requests, queues %d more and refuses beyond, and has a KV cache of %,d tokens.",
                id,
                prefillRate(),
                latency.firstTokenMillis(),
                latency.stepMillis(),
                latency.stepMillis() * latency.factorUnderLoad(),
                RUNNING,
                RUNNING,
                WAITING,
                server.options().blocks() * TOKENS_PER_BLOCK);
    }

    /** Rates as a sentence has them, such as {@code 3, 6 and 9}. */
    static String spoken(List<Double> rates) {
        List<String> words = rates.stream()
                .map(rate -> String.format(Locale.ROOT, rate == Math.rint(rate) ? "%.0f" : "%.1f", rate))
                .toList();
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
