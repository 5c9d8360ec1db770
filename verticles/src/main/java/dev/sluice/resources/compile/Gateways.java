package dev.sluice.resources.compile;

import dev.sluice.cost.RequestCosts;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.aigateway.GatewayConfigSpec;
import dev.sluice.resources.kind.gateway.GatewaySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which Gateways are ours, and which of their listeners get in each other's way. */
final class Gateways {
    private static final String CONFIG_ANNOTATION = "aigateway.envoyproxy.io/gateway-config";

    private final Documents documents;
    private final Listeners listeners;
    private final Map<Integer, ServedListener> firstOfPort = new HashMap<>();
    private final Map<String, ServedListener> firstOfHost = new HashMap<>();

    Gateways(Documents documents) {
        this.documents = documents;
        this.listeners = new Listeners(documents);
    }

    /** Those that are ours, the oldest first. */
    List<ServedGateway> served() {
        return documents.set().all(Kinds.GATEWAY).stream()
                .filter(this::ours)
                .sorted(Documents.BY_AGE)
                .map(this::serve)
                .toList();
    }

    private boolean ours(Resource<GatewaySpec> gateway) {
        CompileOptions options = documents.options();
        String name = gateway.metadata().namespace() + "/" + gateway.metadata().name();
        if (!options.gateways().isEmpty() && !options.gateways().contains(name)) {
            return false;
        }
        String className = gateway.spec().gatewayClassName();
        return documents
                .set()
                .find(Kinds.GATEWAY_CLASS, "", className)
                .map(found -> found.spec().controllerName().equals(options.controllerName()))
                .orElseGet(() -> options.gatewayClasses().isEmpty()
                        || options.gatewayClasses().contains(className));
    }

    private ServedGateway serve(Resource<GatewaySpec> gateway) {
        List<ServedListener> served = new ArrayList<>();
        gateway.spec().listeners().forEach(listener -> served.add(apart(listeners.serve(gateway, listener))));
        Optional<GatewayConfigSpec> config = config(gateway);
        return new ServedGateway(
                gateway,
                served,
                config.flatMap(GatewayConfigSpec::forwardProxy).map(GatewayConfigSpec.ForwardProxy::address),
                config.map(found -> RequestCosts.of(Costs.of(found.globalLLMRequestCosts())))
                        .orElse(RequestCosts.NONE));
    }

    private ServedListener apart(ServedListener listener) {
        if (!listener.usable()) {
            return listener;
        }
        ServedListener ofPort = firstOfPort.computeIfAbsent(listener.port(), port -> listener);
        if (!ofPort.spec().protocol().equals(listener.spec().protocol())) {
            return listener.conflicting(new Flaw(
                    "ProtocolConflict",
                    "port " + listener.spec().port() + " already speaks "
                            + ofPort.spec().protocol() + " for " + ofPort.name()));
        }
        ServedListener ofHost =
                firstOfHost.computeIfAbsent(listener.port() + " " + listener.hostname(), host -> listener);
        return ofHost.equals(listener)
                ? listener
                : listener.conflicting(new Flaw(
                        "HostnameConflict",
                        "port " + listener.spec().port() + " and hostname '" + listener.hostname()
                                + "' are already those of " + ofHost.name()));
    }

    private Optional<GatewayConfigSpec> config(Resource<GatewaySpec> gateway) {
        Optional<String> name =
                Optional.ofNullable(gateway.metadata().annotations().get(CONFIG_ANNOTATION));
        Optional<Resource<GatewayConfigSpec>> config = name.flatMap(given ->
                documents.set().find(Kinds.GATEWAY_CONFIG, gateway.metadata().namespace(), given));
        if (name.isPresent() && config.isEmpty()) {
            documents.warn(
                    gateway,
                    "metadata.annotations",
                    "has no effect: there is no GatewayConfig "
                            + gateway.metadata().namespace() + "/" + name.get());
        }
        return config.map(Resource::spec);
    }
}
