package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.launcher.plugins.TinyJar;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginReloadTest {
    private static final String BODY = "{\"model\":\"" + RunningGateway.MODEL
            + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}],\"max_tokens\":2}";

    @Test
    void a_jar_changed_broken_or_removed_under_traffic_costs_no_request(@TempDir Path plugins) throws Exception {
        Path jar = TinyJar.preferring("tiny-scorer", "server-0").write(plugins.resolve("tiny.jar"));
        Map<String, ?> picker =
                Map.of("plugins", List.of(Map.of("type", "tiny-scorer"), Map.of("type", "max-score-picker")));
        try (RunningGateway gateway = RunningGateway.before(2, picker, plugins)) {
            AtomicBoolean go = new AtomicBoolean(true);
            AtomicInteger answered = new AtomicInteger();
            Future<Void> traffic = Future.all(List.of(traffic(gateway, go, answered), traffic(gateway, go, answered)))
                    .mapEmpty();

            until("the first version decides", () -> picks(gateway, "server-0") > 20);
            assertThat(picks(gateway, "server-1")).isZero();

            TinyJar.preferring("tiny-scorer", "server-1").write(jar);
            until("the second version decides", () -> picks(gateway, "server-1") > 20);
            long first = picks(gateway, "server-0");

            TinyJar.writeBroken(jar);
            int before = answered.get();
            until("traffic goes on past a broken jar", () -> answered.get() > before + 200);
            Files.delete(jar);
            int then = answered.get();
            until("traffic goes on past a removed jar", () -> answered.get() > then + 200);
            // A request whose connection broke is tried at the other server, so there may be a few.
            assertThat(picks(gateway, "server-0")).isLessThan(first + 20);

            go.set(false);
            await(traffic);
        }
    }

    private static Future<Void> traffic(RunningGateway gateway, AtomicBoolean go, AtomicInteger answered) {
        return gateway.send(HttpMethod.POST, gateway.port(), "/v1/chat/completions", BODY)
                .compose(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    answered.incrementAndGet();
                    return go.get() ? traffic(gateway, go, answered) : Future.succeededFuture();
                });
    }

    private static long picks(RunningGateway gateway, String endpoint) {
        return new JsonObject(gateway.admin("/pools/pool").body())
                .getJsonArray("endpoints").stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> endpoint.equals(one.getString("name")))
                        .mapToLong(one -> one.getLong("picks"))
                        .sum();
    }
}
