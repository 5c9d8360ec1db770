package dev.sluice.metrics;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Says why an endpoint gave no usable answer, in a sentence for people. */
final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_REASON = 200;

    private final String sentence;

    Unanswered(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    static Unanswered timeout(String path, Duration timeout) {
        return new Unanswered(path + " was not answered within " + timeout.toMillis() + " ms");
    }

    static Unanswered tooLong(String path) {
        return new Unanswered(path + " was answered with more than " + Body.LIMIT + " bytes");
    }

    static Unanswered status(String path, int status) {
        return new Unanswered(path + " was answered with status " + status);
    }

    /** Puts what went wrong with a connection into words. */
    static Unanswered because(String path, Throwable failure) {
        if (failure instanceof Unanswered known) {
            return known;
        }
        if (failure instanceof ConnectException) {
            return new Unanswered(path + " was not answered: no connection");
        }
        if (failure instanceof UnknownHostException) {
            return new Unanswered(path + " was not answered: the host name is unknown");
        }
        String reason = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        return new Unanswered(
                path + " was not answered: " + reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    }
}
