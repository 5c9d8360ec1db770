package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long PAUSE_MILLIS = 400;

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int status = 200;
    private volatile int pausedRequests;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (requests.incrementAndGet() <= pausedRequests) {
                pause();
            }
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sends_every_request_that_is_due() throws Exception {
        run(100);

        assertThat(requests).hasValue(120);
    }

    @Test
    void fails_when_a_request_fails() {
        status = 503;

        assertThatThrownBy(() -> run(100)).hasRootCauseMessage("status 503 in the open loop");
    }

    @Test
    void counts_the_wait_of_requests_that_a_pause_delayed() throws Exception {
        // More requests pause than there are connections, so the last of them start late and only their due moment
        // tells of it.
        pausedRequests = 1000;

        Latencies latencies = run(100);

        assertThat(latencies.p99())
                .isGreaterThan(Duration.ofMillis(PAUSE_MILLIS + 100).toNanos() / 1000.0);
    }

    private Latencies run(int requestsPerSecond) throws IOException, InterruptedException {
        return OpenLoop.of(RequestText.wire(RequestText.body(1024)), requestsPerSecond, 1)
                .run(server.getAddress().getPort());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
