package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LargeBodyTest {
    private static final int ENOUGH = 20;
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
            AtomicInteger answered = new AtomicInteger();
            List<Future<Void>> huge = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                huge.add(huge(gateway, answered));
            }
            Future<Void> small = small(gateway, answered);
            huge.forEach(RunningGateway::await);
            await(small);
            assertThat(answered.get()).isGreaterThanOrEqualTo(ENOUGH);
        }
    }

    /** Sends huge bodies one after the other until enough small ones have been answered beside them. */
    private static Future<Void> huge(RunningGateway gateway, AtomicInteger answered) {
        return gateway.send(HttpMethod.POST, gateway.port(), "/v1/chat/completions", HUGE)
                .compose(refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.body()).contains("\"param\":\"max_tokens\"");
                    return answered.get() < ENOUGH ? huge(gateway, answered) : Future.succeededFuture();
                });
    }

    private static Future<Void> small(RunningGateway gateway, AtomicInteger answered) {
        return gateway.send(HttpMethod.POST, gateway.port(), "/v1/chat/completions", SMALL)
                .compose(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    return answered.incrementAndGet() < ENOUGH ? small(gateway, answered) : Future.succeededFuture();
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
