package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** Tells what went wrong at the API server. */
final class Failures {
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final int DEEPEST = 10;

    private Failures() {}

    /** The status of the answer; 0 where there was none. */
    static int status(Throwable failure) {
        return answer(failure).map(KubernetesClientException::getCode).orElse(0);
    }

    /** The verb that was not allowed, of two that are told apart by the API server's message. */
    static String verb(Throwable failure) {
        String message =
                answer(failure).map(KubernetesClientException::getMessage).orElse("");
        return message.contains("cannot watch") ? "watch" : "list";
    }

    private static Optional<KubernetesClientException> answer(Throwable failure) {
        Optional<Throwable> cause = Optional.of(failure);
        for (int depth = 0; depth < DEEPEST && cause.isPresent(); depth++) {
            if (cause.get() instanceof KubernetesClientException answer && answer.getCode() > 0) {
                return Optional.of(answer);
            }
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return Optional.empty();
    }
}
