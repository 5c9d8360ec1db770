package dev.sluice.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private final StringWriter out = new StringWriter();

    @Test
    void stays_in_one_place_on_a_terminal_and_never_wraps() {
        LiveLine line = new LiveLine(new PrintWriter(out), true, 5);
        line.show("one");
        line.show("longer than that");
        line.end();

        assertThat(out.toString()).isEqualTo("\r\u001b[2Kone\r\u001b[2Klonge" + System.lineSeparator());
        assertThat(line.interval()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void prints_whole_lines_rarely_elsewhere() {
        LiveLine line = new LiveLine(new PrintWriter(out), false, 5);
        line.show("longer than that");
        line.end();

        assertThat(out.toString()).isEqualTo("longer than that" + System.lineSeparator());
        assertThat(line.interval()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
}
