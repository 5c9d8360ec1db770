package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LargeBodyTest {
    private static final String SMALL = body("Hello.", 3);
    /** Invalid only at its very end, so that it is read whole. */
    private static final String HUGE = body("word ".repeat(2 * 1024 * 1024), -1);

    private static String body(String content, int maxTokens) {
        return "{\"model\":\"" + RunningGateway.MODEL + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + content
                + "\"}],\"max_tokens\":" + maxTokens + "}";
    }

    @Test
    void other_requests_are_answered_while_huge_bodies_are_read() {
        try (RunningGateway gateway = RunningGateway.before(1)) {
            assertThat(HUGE.length()).isGreaterThan(10_000_000);
            AtomicBoolean reading = new AtomicBoolean(true);
            AtomicInteger meanwhile = new AtomicInteger();
            Future<Void> others = small(gateway, reading, meanwhile);
            List<Future<Answer>> huge = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                huge.add(gateway.send(HttpMethod.POST, gateway.port(), "/v1/chat/completions", HUGE));
            }
            huge.forEach(answer -> {
                assertThat(await(answer).status()).isEqualTo(400);
                assertThat(await(answer).body()).contains("\"param\":\"max_tokens\"");
            });
            int answered = meanwhile.get();
            reading.set(false);
            await(others);
            assertThat(answered).isGreaterThan(huge.size());
        }
    }

    private static Future<Void> small(RunningGateway gateway, AtomicBoolean reading, AtomicInteger answered) {
        return gateway.send(HttpMethod.POST, gateway.port(), "/v1/chat/completions", SMALL)
                .compose(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    answered.incrementAndGet();
                    return reading.get() ? small(gateway, reading, answered) : Future.succeededFuture();
                });
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        try (RunningGateway gateway = RunningGateway.before(1)) {
            Answer refused = gateway.post("/v1/chat/completions", body("word ".repeat(7 * 1024 * 1024), 3));
            assertThat(refused.status()).isEqualTo(413);
        }
    }
}
