package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Loopback ports for one comparison.
 *
 * @param mock the model server
 * @param streams the model server that streams
 * @param nginx the peer, in front of the first
 * @param nginxStreams the peer, in front of the second
 * @param sluice the gateway, in front of both
 * @param admin the gateway's own
 */
record Ports(int mock, int streams, int nginx, int nginxStreams, int sluice, int admin) {
    /** Ports that were free a moment ago, beside the one that is taken already. */
    static Ports free(int streams) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var mock = new ServerSocket(0, 1, loopback);
                var nginx = new ServerSocket(0, 1, loopback);
                var nginxStreams = new ServerSocket(0, 1, loopback);
                var sluice = new ServerSocket(0, 1, loopback);
                var admin = new ServerSocket(0, 1, loopback)) {
            return new Ports(
                    mock.getLocalPort(),
                    streams,
                    nginx.getLocalPort(),
                    nginxStreams.getLocalPort(),
                    sluice.getLocalPort(),
                    admin.getLocalPort());
        }
    }

    /** The words that stand for them in configuration files. */
    Map<String, String> words() {
        return Map.ofEntries(
                word("MOCK", mock),
                word("STREAMS", streams),
                word("NGINX", nginx),
                word("NGINX_STREAMS", nginxStreams),
                word("SLUICE", sluice),
                word("ADMIN", admin));
    }

    private static Map.Entry<String, String> word(String name, int port) {
        return Map.entry(name + "_PORT", String.valueOf(port));
    }
}
