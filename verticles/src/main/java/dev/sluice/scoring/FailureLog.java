package dev.sluice.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failing and slow plugins, each at most once a minute. What a plugin's exception says is left out, as it may quote a prompt.
 */
final class FailureLog implements PluginFailures {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String pool;
    private final InstantSource clock;
    private final Map<String, Instant> quietUntil = new HashMap<>();

    FailureLog(String pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public void failed(String plugin, Throwable failure) {
        if (isQuiet(plugin)) {
            return;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.atWarn()
                .addKeyValue("pool", pool)
                .addKeyValue("plugin", plugin)
                .addKeyValue("exception", failure.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
                .log("A plugin failed; the request was placed without it");
    }

    @Override
    public void slow(String plugin, long nanos) {
        if (!isQuiet(plugin)) {
            LOG.atWarn()
                    .addKeyValue("pool", pool)
                    .addKeyValue("plugin", plugin)
                    .addKeyValue("micros", nanos / 1000)
                    .log("A plugin took too long; the request was placed without it");
        }
    }

    @Override
    public void rests(String plugin) {
        if (!isQuiet(plugin + " rests")) {
            LOG.atWarn()
                    .addKeyValue("pool", pool)
                    .addKeyValue("plugin", plugin)
                    .log("A plugin failed or was slow again and again, and is passed over for 30 seconds");
        }
    }

    /** Whether enough has been said of a subject; when not, this counts as saying it. */
    private boolean isQuiet(String subject) {
        Instant now = clock.instant();
        if (quietUntil.getOrDefault(subject, Instant.MIN).isAfter(now)) {
            return true;
        }
        quietUntil.put(subject, now.plus(QUIET));
        return false;
    }
}
