package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names what a route wants to be attached to.
 *
 * @param sectionName a listener's name; every listener when empty
 * @param port a listener's port; every port when empty
 */
public record ParentRef(
        @Default("gateway.networking.k8s.io") String group,
        @Default("Gateway") String kind,
        Optional<String> namespace,
        String name,
        Optional<String> sectionName,
        OptionalInt port) {
    public ParentRef {
        port.ifPresent(number -> Check.port("port", number));
    }
}
