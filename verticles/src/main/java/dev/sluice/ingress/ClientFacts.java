package dev.sluice.ingress;

import dev.sluice.caller.Caller;
import dev.sluice.limits.RequestFacts;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What limits see of a client's request.
 *
 * @param model as the client named it, or its name at a backend
 */
record ClientFacts(Arrival arrival, String model) implements RequestFacts {
    @Override
    public @Nullable String header(String lowerCaseName) {
        return arrival.http().getHeader(lowerCaseName);
    }

    @Override
    public Optional<Caller> caller() {
        return arrival.caller();
    }

    @Override
    public String source() {
        SocketAddress remote = arrival.http().remoteAddress();
        String address = remote == null ? null : remote.hostAddress();
        return address == null ? "" : address;
    }
}
