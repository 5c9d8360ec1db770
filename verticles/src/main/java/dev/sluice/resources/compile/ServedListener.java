package dev.sluice.resources.compile;

import dev.sluice.resources.kind.gateway.GatewaySpec;
import dev.sluice.routing.ServerTls;
import java.util.Optional;

/**
 * A listener of a Gateway that is ours.
 *
 * @param name as {@code namespace/gateway/listener}
 * @param port where the process listens
 * @param hostname in lower case; empty for every host
 */
record ServedListener(
        String name,
        GatewaySpec.Listener spec,
        int port,
        String hostname,
        Optional<ServerTls> tls,
        ListenerFlaws flaws) {
    /** Whether it can be listened on. */
    boolean usable() {
        return flaws.unsupported().isEmpty()
                && flaws.conflict().isEmpty()
                && flaws.certificate().isEmpty();
    }

    ServedListener conflicting(Flaw conflict) {
        return new ServedListener(name, spec, port, hostname, tls, flaws.conflicting(conflict));
    }

    /** What may be wrong with a listener, each thing with a condition of its own. */
    record ListenerFlaws(
            Optional<Flaw> unsupported, Optional<Flaw> conflict, Optional<Flaw> certificate, Optional<Flaw> kinds) {
        private ListenerFlaws conflicting(Flaw flaw) {
            return new ListenerFlaws(unsupported, Optional.of(flaw), certificate, kinds);
        }
    }
}
