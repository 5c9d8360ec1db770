package dev.sluice.ingress;

import dev.sluice.caller.Authentication;
import dev.sluice.config.ByteSize;
import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the gateway serves its clients.
 *
 * @param listeners where it listens for requests to the configured pools; empty where routes say where to listen
 * @param limits what a client may take
 * @param timeouts how long it waits
 * @param attempts endpoints tried for one request before it fails, 1 or more
 * @param responseIds what the ids of the responses of pools look like to clients
 */
public record IngressOptions(
        @Default("[{}]") List<Listener> listeners,
        @Default("{}") Limits limits,
        @Default("{}") Timeouts timeouts,
        @Default("3") int attempts,
        @Default("endpoint") ResponseIds responseIds) {
    /** Options by which ids of responses name their endpoints. */
    public IngressOptions(List<Listener> listeners, Limits limits, Timeouts timeouts, int attempts) {
        this(listeners, limits, timeouts, attempts, ResponseIds.ENDPOINT);
    }

    public IngressOptions {
        listeners = List.copyOf(listeners);
        if (attempts < 1) {
            throw new IllegalArgumentException("wanted 1 attempt or more, found " + attempts);
        }
    }

    /** What a client sees as the id of a response. */
    public enum ResponseIds {
        /** What the model server made. */
        PLAIN,
        /** The same, and behind it the endpoint, to which a request goes that continues the response. */
        ENDPOINT
    }

    /**
     * One address to listen on, for HTTP/1.1 and HTTP/2.
     *
     * @param host a loopback address unless configured otherwise
     * @param port 0 takes a free one, on each event loop another
     * @param tls certificate and key; without them the listener speaks clear text
     * @param authentication whether clients have to say who they are
     */
    public record Listener(
            @Default("127.0.0.1") String host,
            @Default("8080") int port,
            Optional<Tls> tls,
            @Default("loopback") Authentication authentication) {
        public Listener {
            authentication.checkFor(host);
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("wanted a port from 0 to 65535, found " + port);
            }
        }
    }

    /**
     * What a listener proves itself with.
     *
     * @param certificate path of the certificate chain, PEM
     * @param key path of the private key, PEM
     */
    public record Tls(String certificate, String key) {}

    /**
     * What a client may take.
     *
     * @param body of one request
     * @param bodies of all requests of one event loop together
     * @param header of one request
     * @param requestLine method, path and query of one request
     * @param largeBody from where on a body is validated away from the event loops
     * @param connections at once on one event loop
     * @param requests at once on one event loop
     */
    public record Limits(
            @Default("32MiB") ByteSize body,
            @Default("512MiB") ByteSize bodies,
            @Default("32KiB") ByteSize header,
            @Default("8KiB") ByteSize requestLine,
            @Default("128KiB") ByteSize largeBody,
            @Default("20000") int connections,
            @Default("10000") int requests) {
        public Limits {
            if (connections < 1 || requests < 1) {
                throw new IllegalArgumentException("wanted 1 connection and 1 request or more");
            }
            if (body.bytes() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("wanted a body limit below 2GiB");
            }
        }
    }

    /**
     * How long the gateway waits.
     *
     * @param body for a request's body
     * @param connectionIdle on a client connection without a request
     * @param connect for a connection to an endpoint
     * @param firstByte for the first byte of a streamed answer from one endpoint, before it tries the next
     * @param streamIdle between two chunks of an answer
     * @param total for the whole of a request
     */
    public record Timeouts(
            @Default("30s") Duration body,
            @Default("2m") Duration connectionIdle,
            @Default("2s") Duration connect,
            @Default("2m") Duration firstByte,
            @Default("2m") Duration streamIdle,
            @Default("15m") Duration total) {}
}
