package dev.sluice.admin;

import dev.sluice.config.Secret;
import dev.sluice.spi.Default;
import java.util.Optional;

/**
 * Where the gateway is looked after. Whoever can connect can read everything there but the API keys.
 *
 * @param host address to listen on
 * @param port 0 to 65535; 0 takes any that is free
 * @param token what they have to know who make, list and remove API keys; without one, only a loopback address does that
 */
public record AdminOptions(
        @Default("127.0.0.1") String host, @Default("9090") int port, Optional<Secret> token) {
    public AdminOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("wanted a host to listen on");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("wanted a port between 0 and 65535, found " + port);
        }
    }
}
