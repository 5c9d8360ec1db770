package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Listener;
import dev.sluice.routing.RouteListener;
import dev.sluice.routing.ServerTls;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.Optional;

/**
 * Where is listened, and with which certificates.
 *
 * @param tls one certificate for each listener of the port that has one; the client's server name decides between them
 */
record ListenAddress(String host, int port, Optional<PemKeyCertOptions> tls) {
    static ListenAddress of(Listener listener) {
        return new ListenAddress(
                listener.host(), listener.port(), listener.tls().map(tls -> new PemKeyCertOptions()
                        .addCertPath(tls.certificate())
                        .addKeyPath(tls.key())));
    }

    static ListenAddress of(String host, int port, List<RouteListener> listeners) {
        List<ServerTls> proofs =
                listeners.stream().flatMap(one -> one.tls().stream()).distinct().toList();
        PemKeyCertOptions certificates = new PemKeyCertOptions();
        proofs.forEach(proof -> certificates
                .addCertValue(Buffer.buffer(proof.certificate()))
                .addKeyValue(Buffer.buffer(proof.key().value())));
        return new ListenAddress(host, port, proofs.isEmpty() ? Optional.empty() : Optional.of(certificates));
    }
}
