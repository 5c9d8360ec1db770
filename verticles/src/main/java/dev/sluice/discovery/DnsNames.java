package dev.sluice.discovery;

import dev.sluice.message.DnsSpec;
import dev.sluice.message.EndpointSpec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.SrvRecord;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks for the addresses of names: A and AAAA as the system resolves them, with its hosts file and search domains, and SRV at the
 * name server.
 */
public final class DnsNames {
    private final Vertx vertx;
    private final DnsClient server;

    /** Asks the system's name server. */
    public DnsNames(Vertx vertx) {
        this(vertx, vertx.createDnsClient());
    }

    /** Asks a name server of one's own for SRV records. */
    public DnsNames(Vertx vertx, DnsClientOptions server) {
        this(vertx, vertx.createDnsClient(server));
    }

    private DnsNames(Vertx vertx, DnsClient server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** The endpoints behind a name, in the order of their addresses; fails where the name does not resolve. */
    public Future<List<EndpointSpec>> resolve(DnsSpec spec) {
        return spec.type() == DnsSpec.Type.SRV
                ? server.resolveSRV(spec.name()).map(DnsNames::targets)
                : vertx.executeBlocking(() -> addresses(spec), false);
    }

    private static List<EndpointSpec> targets(List<SrvRecord> records) {
        return sorted(records.stream().map(record -> endpoint(host(record.target()), record.port())));
    }

    private static List<EndpointSpec> addresses(DnsSpec spec) throws UnknownHostException {
        return sorted(Arrays.stream(InetAddress.getAllByName(spec.name()))
                .flatMap(address -> spec.ports().stream().map(port -> endpoint(address.getHostAddress(), port))));
    }

    private static List<EndpointSpec> sorted(Stream<EndpointSpec> endpoints) {
        return endpoints
                .distinct()
                .sorted((one, other) -> one.address().compareTo(other.address()))
                .toList();
    }

    private static EndpointSpec endpoint(String host, int port) {
        String written = host.contains(":") ? "[" + host.replaceAll("%.*", "") + "]" : host;
        return new EndpointSpec(URI.create("http://" + written + ":" + port), "", Map.of());
    }

    private static String host(String target) {
        return target.endsWith(".") ? target.substring(0, target.length() - 1) : target;
    }
}
