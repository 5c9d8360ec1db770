package dev.sluice.ingress;

import dev.sluice.limits.LimitUnit;
import dev.sluice.message.Standing;
import dev.sluice.problem.Problem.LimitReached;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a client is told of its limits in headers, by the names that OpenAI's clients know, or Anthropic's. */
final class LimitHeaders {
    private static final String VERSION_OF_ANTHROPIC = "anthropic-version";
    private static final long SECOND_MILLIS = 1000;

    private LimitHeaders() {}

    /** Whether a client speaks as those of Anthropic do. */
    static boolean isOfAnthropic(HttpServerRequest http) {
        return http.headers().contains(VERSION_OF_ANTHROPIC);
    }

    /** How the limits stand: of those that count the same, the one of which the least part is left. */
    static Map<String, String> of(HttpServerRequest http, List<Standing> standings) {
        if (standings.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (LimitUnit unit : List.of(LimitUnit.REQUESTS, LimitUnit.TOKENS)) {
            standings.stream()
                    .filter(standing -> standing.unit() == unit)
                    .min((one, other) -> Double.compare(partLeft(one), partLeft(other)))
                    .ifPresent(least -> put(isOfAnthropic(http), least, headers));
        }
        return headers;
    }

    /** What a client is told when a limit has no room for it. */
    static Map<String, String> of(HttpServerRequest http, LimitReached reached) {
        Standing standing =
                new Standing(reached.limit(), reached.unit(), reached.most(), reached.left(), reached.resetMillis());
        Map<String, String> headers = new LinkedHashMap<>(of(http, List.of(standing)));
        headers.put("x-sluice-limit", reached.limit());
        if (reached.retryAfterMillis().isPresent()) {
            long millis = reached.retryAfterMillis().getAsLong();
            headers.put("retry-after", Long.toString(Math.max(1, (millis + SECOND_MILLIS - 1) / SECOND_MILLIS)));
            headers.put("retry-after-ms", Long.toString(millis));
        } else {
            headers.put("x-should-retry", "false");
        }
        return headers;
    }

    private static double partLeft(Standing standing) {
        return standing.limit() == 0 ? 0 : (double) standing.remaining() / standing.limit();
    }

    private static void put(boolean anthropic, Standing standing, Map<String, String> headers) {
        String unit = standing.unit().name().toLowerCase(Locale.ROOT);
        String limit = Long.toString(standing.limit());
        String remaining = Long.toString(standing.remaining());
        if (anthropic) {
            String prefix = "anthropic-ratelimit-" + unit;
            Instant reset = Instant.now().plusMillis(standing.resetMillis()).truncatedTo(ChronoUnit.SECONDS);
            headers.put(prefix + "-limit", limit);
            headers.put(prefix + "-remaining", remaining);
            headers.put(prefix + "-reset", reset.plusSeconds(1).toString());
        } else {
            headers.put("x-ratelimit-limit-" + unit, limit);
            headers.put("x-ratelimit-remaining-" + unit, remaining);
            headers.put("x-ratelimit-reset-" + unit, time(standing.resetMillis()));
        }
    }

    /** As OpenAI writes times: {@code 20ms}, {@code 8.64s}, {@code 6m0s} or {@code 1h0m2.5s}. */
    static String time(long millis) {
        if (millis < SECOND_MILLIS) {
            return millis + "ms";
        }
        long minutes = millis / SECOND_MILLIS / 60;
        String seconds = seconds(millis - minutes * 60 * SECOND_MILLIS);
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String seconds(long millis) {
        String fraction = Long.toString(SECOND_MILLIS + millis % SECOND_MILLIS)
                .substring(1)
                .replaceAll("0+$", "");
        return millis / SECOND_MILLIS + (fraction.isEmpty() ? "" : "." + fraction) + "s";
    }
}
