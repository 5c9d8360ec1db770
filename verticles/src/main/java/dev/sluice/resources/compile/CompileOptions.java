package dev.sluice.resources.compile;

import dev.sluice.message.UnservedPlugins;
import java.util.List;
import java.util.Map;

/**
 * What the compiler is told besides the documents.
 *
 * @param controllerName whose GatewayClasses are ours
 * @param gatewayClasses names of classes that are ours without a GatewayClass document; empty takes every Gateway whose
 *     class has no document
 * @param gateways the Gateways served, as {@code namespace/name}; empty for all
 * @param ports where the process listens for a listener's port; the port itself where none is given
 * @param unservedPlugins what becomes of pickers that ask for plugins that there are not
 */
public record CompileOptions(
        String controllerName,
        List<String> gatewayClasses,
        List<String> gateways,
        Map<Integer, Integer> ports,
        UnservedPlugins unservedPlugins) {
    /** The controller name that GatewayClasses of this gateway carry. */
    public static final String CONTROLLER = "sluice.dev/gateway-controller";

    /** What refuses pickers that ask for plugins that there are not. */
    public CompileOptions(
            String controllerName, List<String> gatewayClasses, List<String> gateways, Map<Integer, Integer> ports) {
        this(controllerName, gatewayClasses, gateways, ports, UnservedPlugins.REFUSE);
    }

    public CompileOptions {
        gatewayClasses = List.copyOf(gatewayClasses);
        gateways = List.copyOf(gateways);
        ports = Map.copyOf(ports);
    }
}
