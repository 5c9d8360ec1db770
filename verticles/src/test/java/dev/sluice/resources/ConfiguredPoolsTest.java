package dev.sluice.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Binder;
import dev.sluice.message.DnsSpec;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredPoolsTest {
    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        vertx.close().onSuccess(done -> closed.countDown());
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void adds_the_endpoints_of_a_file_to_those_configured() throws IOException {
        write("endpoints: [{name: b, address: 10.0.0.2, port: 8000}]");
        assertThat(addresses(looked())).containsExactly("http://10.0.0.1:8000", "http://10.0.0.2:8000");
    }

    @Test
    void keeps_the_configured_endpoint_where_a_file_has_another_of_its_name_or_address() throws IOException {
        write("""
                endpoints: [{name: a, address: 10.0.0.2, port: 8000}, {name: b, address: 10.0.0.1, port: 8000},
                            {name: c, address: 10.0.0.3, port: 8000}]
                """);
        assertThat(addresses(looked())).containsExactly("http://10.0.0.1:8000", "http://10.0.0.3:8000");
    }

    @Test
    void keeps_the_endpoints_of_before_where_a_file_becomes_wrong_and_says_so() throws IOException {
        write("endpoints: [{name: b, address: 10.0.0.2, port: 8000}]");
        ConfiguredPools pools = looked();
        write("endpoints: [{name: b, address: h/x, port: 8000}]");
        assertThat(pools.look()).isTrue();
        assertThat(addresses(pools)).contains("http://10.0.0.2:8000");
        assertThat(pools.problems())
                .extracting(ResourceProblem::toString)
                .containsExactly(file() + ": endpoints[0]: wanted an IP address or host name, found \"h/x\"");
        write("endpoints: []");
        assertThat(pools.look()).isTrue();
        assertThat(pools.problems()).isEmpty();
        assertThat(pools.look()).isFalse();
    }

    @Test
    void asks_for_a_name_again_only_when_it_has_been_answered() throws InterruptedException {
        List<Promise<List<EndpointSpec>>> questions = new CopyOnWriteArrayList<>();
        CountDownLatch ticks = new CountDownLatch(50);
        DnsSpec name = new DnsSpec("a.example", List.of(8000), DnsSpec.Type.A, Duration.ofMillis(1));
        vertx.runOnContext(start -> {
            pools(Map.of("name", "a.example", "ports", List.of(8000), "interval", "1ms"))
                    .start(vertx, spec -> {
                        assertThat(spec).isEqualTo(name);
                        questions.add(Promise.promise());
                        return questions.get(questions.size() - 1).future();
                    });
            vertx.setPeriodic(1, tick -> ticks.countDown());
        });
        assertThat(ticks.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(questions).hasSize(1);
        CountDownLatch again = new CountDownLatch(1);
        vertx.runOnContext(later -> {
            questions.get(0).fail("no such name");
            vertx.setPeriodic(1, tick -> {
                if (questions.size() == 2) {
                    again.countDown();
                }
            });
        });
        assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void keeps_the_addresses_of_before_where_a_name_no_longer_resolves() {
        Future<List<EndpointSpec>> found =
                Future.succeededFuture(List.of(new EndpointSpec(URI.create("http://10.0.0.9:8000"), "", Map.of())));
        List<Future<List<EndpointSpec>>> answers = List.of(found, Future.failedFuture("no such name"));
        ConfiguredPools pools = pools(Map.of("name", "a.example", "ports", List.of(8000), "interval", "1h"));
        pools.start(vertx, spec -> answers.get(0));
        pools.start(vertx, spec -> answers.get(1));
        assertThat(addresses(pools)).contains("http://10.0.0.9:8000");
        assertThat(pools.problems())
                .extracting(ResourceProblem::toString)
                .containsExactly("dns: a.example does not resolve");
    }

    private ConfiguredPools looked() {
        ConfiguredPools pools = new ConfiguredPools(List.of(Binder.bind(
                "",
                Map.of(
                        "name", "pool",
                        "endpoints", List.of(Map.of("name", "a", "address", "http://10.0.0.1:8000")),
                        "endpointsFile", file().toString()),
                PoolSpec.class)));
        assertThat(pools.look()).isTrue();
        return pools;
    }

    private static ConfiguredPools pools(Map<String, ?> dns) {
        return new ConfiguredPools(List.of(Binder.bind("", Map.of("name", "pool", "dns", dns), PoolSpec.class)));
    }

    private static List<String> addresses(ConfiguredPools pools) {
        return pools.pools().get(0).endpoints().stream()
                .map(endpoint -> endpoint.address().toString())
                .toList();
    }

    private Path file() {
        return directory.resolve("endpoints.yaml");
    }

    private void write(String text) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), text);
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }
}
