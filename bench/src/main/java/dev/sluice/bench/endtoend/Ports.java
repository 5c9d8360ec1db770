package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Loopback ports for one comparison. */
record Ports(int mock, int nginx, int sluice, int admin) {
    /** Ports that were free a moment ago. */
    static Ports free() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var mock = new ServerSocket(0, 1, loopback);
                var nginx = new ServerSocket(0, 1, loopback);
                var sluice = new ServerSocket(0, 1, loopback);
                var admin = new ServerSocket(0, 1, loopback)) {
            return new Ports(mock.getLocalPort(), nginx.getLocalPort(), sluice.getLocalPort(), admin.getLocalPort());
        }
    }

    Map<String, String> words() {
        return Map.of(
                "MOCK_PORT",
                String.valueOf(mock),
                "NGINX_PORT",
                String.valueOf(nginx),
                "SLUICE_PORT",
                String.valueOf(sluice),
                "ADMIN_PORT",
                String.valueOf(admin));
    }
}
