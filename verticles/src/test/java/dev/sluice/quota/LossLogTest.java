package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LossLogTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Logger logger = (Logger) LoggerFactory.getLogger(LossLog.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private long now = -5;
    private final LossLog log = new LossLog("counters", () -> now);

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(said);
    }

    @Test
    void says_the_first_at_once_and_the_others_a_minute_later_together() {
        for (int second = 0; second < 60; second++) {
            log.add("cause " + second);
            now += SECOND;
        }
        assertThat(said.list).hasSize(1);

        log.add("the last");
        assertThat(said.list)
                .extracting(event -> event.getKeyValuePairs().toString())
                .containsExactly(
                        "[asked=\"counters\", failures=\"1\", cause=\"cause 0\"]",
                        "[asked=\"counters\", failures=\"60\", cause=\"the last\"]");
    }
}
