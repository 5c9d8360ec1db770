package dev.sluice.quota;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that one who was asked gave no answer: at once, and then no more than once a minute. */
final class LossLog {
    private static final Logger LOG = LoggerFactory.getLogger(LossLog.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String asked;
    private final LongSupplier nanoTime;
    private long saidAt;
    private long unsaid;
    private boolean said;

    /**
     * One that has said nothing yet.
     *
     * @param asked who
     */
    LossLog(String asked, LongSupplier nanoTime) {
        this.asked = asked;
        this.nanoTime = nanoTime;
    }

    /** Adds one, with what is known of its cause. */
    void add(Object cause) {
        unsaid++;
        long now = nanoTime.getAsLong();
        if (!said || now - saidAt >= PAUSE_NANOS) {
            LOG.atWarn()
                    .addKeyValue("asked", asked)
                    .addKeyValue("failures", unsaid)
                    .addKeyValue("cause", cause.toString())
                    .log("What was used is not known");
            said = true;
            saidAt = now;
            unsaid = 0;
        }
    }
}
