package dev.sluice.message;

import dev.sluice.spi.KvEvent;
import dev.sluice.spi.KvEventSource;
import java.net.URI;
import java.util.List;

/**
 * What changed in the prefix cache of one endpoint, in order.
 *
 * @param source where it was heard
 * @param endpoint the endpoint's address, as configured
 */
public record KvEvents(KvEventSource source, URI endpoint, List<KvEvent> events) {
    public KvEvents {
        events = List.copyOf(events);
    }
}
