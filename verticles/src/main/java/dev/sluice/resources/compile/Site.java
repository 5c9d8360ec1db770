package dev.sluice.resources.compile;

import dev.sluice.routing.Protocol;
import dev.sluice.routing.Upstream.ClientTls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Where servers are and how they are spoken to, whoever asks. */
record Site(List<URI> addresses, Protocol protocol, ClientTls tls) {
    Site {
        addresses = List.copyOf(addresses);
    }

    /** An address, unless the host is none. */
    static Optional<URI> address(boolean secure, String host, int port) {
        try {
            URI address = new URI(secure ? "https" : "http", null, host, port, null, null, null);
            return address.getHost() == null ? Optional.empty() : Optional.of(address);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** The version of HTTP that the names of application protocols ask for. */
    static Protocol protocol(List<String> appProtocols) {
        return appProtocols.stream().anyMatch(name -> name.endsWith("/h2c")) ? Protocol.HTTP2 : Protocol.HTTP1;
    }
}
