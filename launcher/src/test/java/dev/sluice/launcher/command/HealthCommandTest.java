package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/well", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/ill", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void exits_with_0_when_the_answer_is_200() {
        assertThat(CommandLineRun.of("health", url("/well")).exitCode()).isZero();
    }

    @Test
    void exits_with_1_when_the_answer_is_another() {
        CommandLineRun run = CommandLineRun.of("health", url("/ill"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines(url("/ill") + " answered 503");
    }

    @Test
    void exits_with_1_when_nobody_answers() {
        String url = url("/well");
        server.stop(0);
        CommandLineRun run = CommandLineRun.of("health", url);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith(url + " does not answer: ");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
