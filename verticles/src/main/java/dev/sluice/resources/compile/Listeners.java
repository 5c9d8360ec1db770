package dev.sluice.resources.compile;

import dev.sluice.resources.compile.ServedListener.ListenerFlaws;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.gateway.GatewaySpec;
import dev.sluice.resources.kind.gateway.GatewaySpec.Listener;
import dev.sluice.resources.kind.gateway.GatewaySpec.RouteKind;
import dev.sluice.resources.kind.gateway.GatewaySpec.Tls;
import dev.sluice.resources.kind.gateway.SecretRef;
import dev.sluice.routing.ServerTls;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the listeners of a Gateway say, each for itself. */
final class Listeners {
    private static final Set<String> KINDS = Set.of("HTTPRoute", "AIGatewayRoute");
    private static final Set<String> PROTOCOLS = Set.of("HTTP", "HTTPS");

    private final Documents documents;
    private final Pem pem;

    Listeners(Documents documents) {
        this.documents = documents;
        this.pem = new Pem(documents.references());
    }

    ServedListener serve(Resource<GatewaySpec> gateway, Listener listener) {
        Optional<Flaw> unsupported = unsupported(listener);
        boolean secure = unsupported.isEmpty() && listener.protocol().equals("HTTPS");
        Optional<Resolution<ServerTls>> tls = secure ? Optional.of(tls(gateway, listener)) : Optional.empty();
        return new ServedListener(
                gateway.metadata().namespace() + "/" + gateway.metadata().name() + "/" + listener.name(),
                listener,
                documents.options().ports().getOrDefault(listener.port(), listener.port()),
                listener.hostname().orElse("").toLowerCase(Locale.ROOT),
                tls.flatMap(Resolution::value),
                new ListenerFlaws(unsupported, Optional.empty(), tls.flatMap(Resolution::flaw), kinds(listener)));
    }

    private static Optional<Flaw> unsupported(Listener listener) {
        if (!PROTOCOLS.contains(listener.protocol())) {
            return Optional.of(
                    new Flaw("UnsupportedProtocol", "wanted protocol HTTP or HTTPS, found " + listener.protocol()));
        }
        String mode = listener.tls().map(Tls::mode).orElse("Terminate");
        return mode.equals("Terminate")
                ? Optional.empty()
                : Optional.of(new Flaw("UnsupportedProtocol", "wanted tls.mode Terminate, found " + mode));
    }

    private Resolution<ServerTls> tls(Resource<GatewaySpec> gateway, Listener listener) {
        List<SecretRef> refs = listener.tls().map(Tls::certificateRefs).orElse(List.of());
        if (refs.isEmpty()) {
            return Resolution.flawed("InvalidCertificateRef", "wanted tls.certificateRefs with a Secret");
        }
        if (refs.size() > 1) {
            int index = gateway.spec().listeners().indexOf(listener);
            documents.warn(
                    gateway,
                    "spec.listeners[" + index + "].tls.certificateRefs",
                    "has no effect beyond the first Secret: a listener shows one certificate");
        }
        Resolution<ServerTls> pair = pem.keyPair(gateway.key(), refs.get(0));
        return pair.flaw()
                .filter(flaw -> !flaw.reason().equals(Flaw.REF_NOT_PERMITTED))
                .map(flaw -> Resolution.<ServerTls>flawed("InvalidCertificateRef", flaw.sentence()))
                .orElse(pair);
    }

    private static Optional<Flaw> kinds(Listener listener) {
        return listener.allowedRoutes().kinds().stream()
                .map(RouteKind::kind)
                .filter(kind -> !KINDS.contains(kind))
                .findFirst()
                .map(kind -> new Flaw("InvalidRouteKinds", "wanted HTTPRoute or AIGatewayRoute, found " + kind));
    }
}
