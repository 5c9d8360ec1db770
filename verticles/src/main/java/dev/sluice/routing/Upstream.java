package dev.sluice.routing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a provider's addresses are spoken to.
 *
 * @param tls for addresses of scheme {@code https}
 * @param proxy {@code host:port} of an HTTP proxy to go through by CONNECT
 * @param connectTimeout the gateway's own when empty
 */
public record Upstream(Protocol protocol, ClientTls tls, Optional<String> proxy, Optional<Duration> connectTimeout) {
    /** Plain HTTP/1.1, and HTTPS by the system's certificates. */
    public static final Upstream PLAIN =
            new Upstream(Protocol.HTTP1, ClientTls.SYSTEM, Optional.empty(), Optional.empty());

    /**
     * How a provider proves itself, and the gateway to it.
     *
     * @param serverName what is asked for by SNI and must stand in the certificate; the address's own host when empty
     * @param authorities certificates of the authorities that are believed, PEM; empty for the system's
     * @param trustAll whether any certificate will do
     * @param client what the gateway proves itself with
     */
    public record ClientTls(
            Optional<String> serverName, List<String> authorities, boolean trustAll, Optional<ServerTls> client) {
        /** The system's authorities. */
        public static final ClientTls SYSTEM = new ClientTls(Optional.empty(), List.of(), false, Optional.empty());

        public ClientTls {
            authorities = List.copyOf(authorities);
        }
    }
}
