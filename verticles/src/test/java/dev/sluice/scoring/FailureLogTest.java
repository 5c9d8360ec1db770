package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private Instant now = Fixtures.NOW;

    @Test
    void names_each_failing_plugin_once_a_minute() {
        try (var logged = Logged.by(FailureLog.class)) {
            var log = new FailureLog("llama", () -> now);
            log.failed("one", new IllegalStateException());
            log.failed("one", new IllegalStateException());
            log.failed("two", new IllegalStateException());
            now = now.plus(Duration.ofSeconds(59));
            log.failed("one", new IllegalStateException());
            assertThat(logged.events()).hasSize(2);
            now = now.plus(Duration.ofSeconds(1));
            log.failed("one", new IllegalStateException());
            assertThat(logged.events()).hasSize(3);
        }
    }

    @Test
    void says_where_a_plugin_failed_but_not_what_it_said() {
        try (var logged = Logged.by(FailureLog.class)) {
            new FailureLog("llama", () -> now).failed("one", new IllegalStateException("the prompt was: hello"));
            ILoggingEvent event = logged.events().get(0);
            String line = event.getFormattedMessage() + event.getKeyValuePairs();
            assertThat(line)
                    .contains("pool=\"llama\"", "plugin=\"one\"", "IllegalStateException", "FailureLogTest.java")
                    .doesNotContain("hello");
            assertThat(event.getThrowableProxy()).isNull();
        }
    }

    @Test
    void logs_slow_calls_of_a_plugin_once_a_minute_and_that_it_rests_besides() {
        try (var logged = Logged.by(FailureLog.class)) {
            var log = new FailureLog("llama", () -> now);
            log.slow("one", 6_000_000);
            log.slow("one", 7_000_000);
            log.rests("one");
            log.rests("one");
            assertThat(logged.events()).hasSize(2);
            assertThat(logged.events().get(0).getKeyValuePairs().toString()).contains("micros=\"6000\"");
            now = now.plus(Duration.ofMinutes(1));
            log.slow("one", 8_000_000);
            assertThat(logged.events()).hasSize(3);
        }
    }
}
