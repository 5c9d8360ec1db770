package dev.sluice.problem;

import dev.sluice.limits.LimitUnit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a request was not served. What status and words a client gets for it is the ingress's business. */
public sealed interface Problem {
    /** A sentence a person can act on. */
    String message();

    /**
     * The body breaks a rule of the API.
     *
     * @param param the field, as {@code messages[2].content}; empty where no field is to blame
     * @param code the API's machine-readable word for it, where it has one
     */
    record InvalidRequest(String message, String param, Optional<String> code) implements Problem {
        public InvalidRequest(String message, String param) {
            this(message, param, Optional.empty());
        }
    }

    /** Nobody serves the model; {@code available} names some that are served. */
    record ModelNotFound(String model, List<String> available) implements Problem {
        public ModelNotFound {
            available = List.copyOf(available);
        }

        @Override
        public String message() {
            return available.isEmpty()
                    ? "The model `" + model + "` does not exist; no model is being served now."
                    : "The model `" + model + "` does not exist. Available: " + String.join(", ", available) + ".";
        }
    }

    /** A model that the caller may not use, or that nobody serves: which of the two is not theirs to know. */
    record ModelWithheld(String model, List<String> available) implements Problem {
        public ModelWithheld {
            available = List.copyOf(available);
        }

        @Override
        public String message() {
            return "The model `" + model + "` does not exist or you do not have access to it."
                    + (available.isEmpty() ? "" : " Available: " + String.join(", ", available) + ".");
        }
    }

    /** The caller may use some models only, and the request names none that could be read. */
    record ModelUnread() implements Problem {
        @Override
        public String message() {
            return "Your key is for certain models, and this request names no model that the gateway can read.";
        }
    }

    /** Nobody has proved to ask; {@code message} never holds what was presented. */
    record Unauthenticated(String message) implements Problem {}

    /** It cannot be told now who asks. */
    record CallersUnknown(String reason) implements Problem {
        @Override
        public String message() {
            return "The gateway cannot tell now who is asking: " + reason + "; retry shortly.";
        }
    }

    /**
     * A limit has no room for the request.
     *
     * @param limit its name
     * @param unit what it counts
     * @param currency of an amount of money; empty for the other units
     * @param window how long what is used counts
     * @param most what may be used in a window
     * @param left what is left of it, 0 or more
     * @param wanted what the request needs
     * @param retryAfterMillis when that may be there; empty where it is more than the limit
     * @param resetMillis when all of it is there again
     */
    record LimitReached(
            String limit,
            LimitUnit unit,
            String currency,
            Duration window,
            long most,
            long left,
            long wanted,
            OptionalLong retryAfterMillis,
            long resetMillis)
            implements Problem {
        @Override
        public String message() {
            return LimitWords.of(this);
        }
    }

    /** It cannot be told now how much of a limit is used. */
    record LimitUnknown(String limit) implements Problem {
        @Override
        public String message() {
            return "The gateway cannot tell now how much of the limit `" + limit + "` is used; retry shortly.";
        }
    }

    /** The limits are not known yet. */
    record LimitsAwaited() implements Problem {
        @Override
        public String message() {
            return "The gateway does not know yet what limits there are, as it has only just started; retry shortly.";
        }
    }

    /** No such path. */
    record UnknownPath(String method, String path) implements Problem {
        @Override
        public String message() {
            return "Unknown request URL: " + method + " " + path + ".";
        }
    }

    /** The path exists, the method does not. */
    record MethodNotAllowed(String method, String path, String allowed) implements Problem {
        @Override
        public String message() {
            return "Not allowed to " + method + " on " + path + "; use " + allowed + ".";
        }
    }

    /** The body is not JSON by its own account. */
    record UnsupportedMediaType(String contentType) implements Problem {
        @Override
        public String message() {
            return "Unsupported content type '" + contentType + "'; send 'Content-Type: application/json'.";
        }
    }

    /** The body is compressed. */
    record UnsupportedEncoding(String contentEncoding) implements Problem {
        @Override
        public String message() {
            return "Unsupported content encoding '" + contentEncoding + "'; send the body uncompressed.";
        }
    }

    /** The body is larger than the gateway takes. */
    record BodyTooLarge(long limitBytes) implements Problem {
        @Override
        public String message() {
            return "The request body is larger than the limit of " + limitBytes + " bytes.";
        }
    }

    /** The bodies of all requests together are larger than the gateway holds. */
    record BodiesTooLarge(long limitBytes) implements Problem {
        @Override
        public String message() {
            return "The gateway is holding its limit of " + limitBytes + " bytes of request bodies; retry shortly.";
        }
    }

    /** The body did not arrive in time. */
    record BodyTimeout(Duration limit) implements Problem {
        @Override
        public String message() {
            return "The request body did not arrive within " + limit.toMillis() + " ms.";
        }
    }

    /** The pool has no endpoint that may serve the request. */
    record NoEndpoint(String pool, String reason) implements Problem {
        @Override
        public String message() {
            return "No endpoint of pool `" + pool + "` can serve the request now: " + reason + ".";
        }
    }

    /** A route leads to a backend that is not there. */
    record BackendUnresolved(String backend, String reason) implements Problem {
        @Override
        public String message() {
            return "The route leads to `" + backend + "`, which cannot be used: " + reason + ".";
        }
    }

    /** The request has to bring its own key for the backend and does not. */
    record MissingCredential(String header) implements Problem {
        @Override
        public String message() {
            return "missing upstream credential: send it in the header " + header + ".";
        }
    }

    /** The gateway has as many requests as it takes. */
    record Overloaded(int limit) implements Problem {
        @Override
        public String message() {
            return "The gateway is serving its limit of " + limit + " requests at once; retry shortly.";
        }
    }

    /** Every attempt at an endpoint failed; {@code reason} is that of the last. */
    record UpstreamFailed(int attempts, String reason) implements Problem {
        @Override
        public String message() {
            return "No model server answered after " + attempts + (attempts == 1 ? " attempt: " : " attempts: ")
                    + reason + ".";
        }
    }

    /** The time for the request ran out. */
    record Timeout(String what, Duration limit) implements Problem {
        @Override
        public String message() {
            return "The model server exceeded the " + what + " of " + limit.toMillis() + " ms.";
        }
    }

    /** A defect of the gateway. */
    record Internal(String message) implements Problem {}
}
