package dev.sluice.bench.limits;

import java.util.Locale;
import java.util.Map;

/**
 * How a limit was kept in one run.
 *
 * @param run what was run
 * @param most tokens that reached the model server in any minute
 * @param apart the same in any 59.9 s: from being let in to reaching the server takes some requests longer than others
 * @param used share of the limit that was used after the first minute
 * @param answers how often which status was answered
 */
record Kept(String run, int limit, long most, long apart, double used, Map<String, Long> answers) {
    static final String HEAD =
            "| | most in any minute | above the limit | in any 59.9 s | used of the limit | answers |\n|---|---|---|---|---|---|";

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %+.2f %% | %+.2f %% | %.2f %% | %s |",
                run,
                most,
                100.0 * (most - limit) / limit,
                100.0 * (apart - limit) / limit,
                100 * used,
                answers);
    }
}
