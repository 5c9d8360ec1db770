package dev.sluice.ingress;

import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.RetryPolicy.Trigger;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;

/**
 * When a request is tried again, by its rule's policy; without one, every failure is tried again at once, at as many
 * endpoints of each backend as the gateway's options say.
 */
final class Patience {
    private static final Set<Integer> REFUSALS = Set.of(429, 502, 503, 504);

    private final Optional<RetryPolicy> policy;
    private final int attemptsPerBackend;

    Patience(Optional<RetryPolicy> policy, int attemptsPerBackend) {
        this.policy = policy;
        this.attemptsPerBackend = attemptsPerBackend;
    }

    /** Whether an answer of this status is tried again rather than passed on. */
    boolean isRefusal(int status) {
        return policy.map(RetryPolicy::statuses).orElse(REFUSALS).contains(status);
    }

    /** Whether there is another attempt after so many and such a failure. */
    boolean goesOn(Throwable failure, int attempts) {
        return policy.map(p -> attempts <= p.retries()
                        && (isRefusal(failure) || p.triggers().contains(trigger(failure))))
                .orElse(true);
    }

    /** Whether the next attempt may be at the same backend, after so many there and at its priority. */
    Next next(int atBackend, int atPriority) {
        if (policy.isEmpty()) {
            return atBackend < attemptsPerBackend ? Next.SAME_BACKEND : Next.OTHER_BACKEND;
        }
        int perPriority = policy.get().perPriority();
        return perPriority > 0 && atPriority >= perPriority ? Next.OTHER_PRIORITY : Next.SAME_BACKEND;
    }

    /** Whether the backends are gone through once more when all have failed. */
    boolean beginsAgain() {
        return policy.isPresent();
    }

    /** The pause before an attempt. */
    Duration pause(int retry, RandomGenerator random) {
        Duration base = policy.map(RetryPolicy::baseBackoff).orElse(Duration.ZERO);
        if (base.isZero()) {
            return base;
        }
        long longest = Math.min(
                base.toMillis() << Math.min(retry - 1, 30),
                policy.orElseThrow().maxBackoff().toMillis());
        return Duration.ofMillis(random.nextLong(Math.max(1, longest) + 1));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof EndpointRefusal;
    }

    private static Trigger trigger(Throwable failure) {
        return failure instanceof ConnectException
                        || failure instanceof UnknownHostException
                        || failure instanceof SSLHandshakeException
                        || failure instanceof TimeoutException
                ? Trigger.CONNECT_FAILURE
                : Trigger.RESET;
    }

    /** Whether nobody was there to take the request. */
    static boolean isConnectFailure(Throwable failure) {
        return trigger(failure) == Trigger.CONNECT_FAILURE;
    }

    /** Where the next attempt is made. */
    enum Next {
        SAME_BACKEND,
        OTHER_BACKEND,
        OTHER_PRIORITY
    }
}
