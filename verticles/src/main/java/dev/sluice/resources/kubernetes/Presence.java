package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the API server now and then whether it is there, and says once when it goes and once when it comes back. */
final class Presence {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final long PATIENCE_SECONDS = 5;

    private final KubernetesClient client;
    private final Duration every;
    private final Due due = new Due();
    private CompletableFuture<?> answer = CompletableFuture.completedFuture("");
    private volatile boolean lost;

    Presence(KubernetesClient client, Duration every) {
        this.client = client;
        this.every = every;
    }

    /** Whether it did not answer when it was asked last. */
    boolean lost() {
        return lost;
    }

    /** Asks when it is time to; the answer comes later. */
    void look() {
        if (!answer.isDone() || !due.now(every)) {
            return;
        }
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl() + "version")
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build();
        answer = client.getHttpClient()
                .sendAsync(request, String.class)
                .whenComplete((answered, failure) -> note(Optional.ofNullable(failure)));
    }

    private void note(Optional<Throwable> failure) {
        boolean nowLost = failure.isPresent();
        if (nowLost && !lost) {
            LOG.atWarn()
                    .addKeyValue("server", client.getMasterUrl())
                    .addKeyValue("failure", failure.map(Throwable::getMessage).orElse(""))
                    .log("The API server does not answer: what is known of it stays in force");
        }
        if (!nowLost && lost) {
            LOG.atInfo().addKeyValue("server", client.getMasterUrl()).log("The API server answers again");
        }
        lost = nowLost;
    }
}
