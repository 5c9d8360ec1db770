package dev.sluice.launcher.gateway;

import io.vertx.core.transport.Transport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How sockets are served. */
public enum TransportChoice {
    /** The first of io_uring and epoll that loads, else the JDK's. */
    AUTO,
    IO_URING,
    EPOLL,
    NIO;

    private static final Logger LOG = LoggerFactory.getLogger(TransportChoice.class);

    /** The transport to use: the first wanted one that this machine can load. */
    Transport transport() {
        for (TransportChoice candidate : candidates()) {
            Optional<Transport> loaded = candidate.load();
            if (loaded.isPresent()) {
                return loaded.get();
            }
            LOG.atInfo().addKeyValue("transport", candidate).log("Transport does not load here, taking the next");
        }
        return Transport.NIO;
    }

    private List<TransportChoice> candidates() {
        return this == AUTO ? List.of(IO_URING, EPOLL) : this == NIO ? List.of() : List.of(this);
    }

    private Optional<Transport> load() {
        @Nullable Transport transport = this == IO_URING ? Transport.IO_URING : Transport.EPOLL;
        return Optional.ofNullable(transport).filter(Transport::available);
    }
}
