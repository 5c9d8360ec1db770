package dev.sluice.resources;

import dev.sluice.caller.Authentication;
import dev.sluice.message.UnservedPlugins;
import dev.sluice.resources.compile.CompileOptions;
import dev.sluice.resources.kubernetes.KubernetesOptions;
import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the documents come from, and which Gateways among them are served.
 *
 * @param files files and directories of YAML and JSON
 * @param kubernetes the API server to watch, instead of files
 * @param host where the ports of Gateways are listened on
 * @param authentication whether clients have to say there who they are
 * @param ports by a listener's port, the port to listen on instead
 * @param controllerName whose GatewayClasses are ours
 * @param gatewayClasses names of classes that are ours without a GatewayClass document; empty takes every Gateway whose
 *     class has no document
 * @param gateways the Gateways served, as {@code namespace/name}; empty for all
 * @param unservedPlugins what becomes of pickers among the documents that ask for plugins that there are not
 * @param interval between two looks at the source
 */
public record ResourcesOptions(
        @Default("[]") List<Path> files,
        Optional<KubernetesOptions> kubernetes,
        @Default("127.0.0.1") String host,
        @Default("loopback") Authentication authentication,
        @Default("{}") Map<String, Integer> ports,
        @Default(CompileOptions.CONTROLLER) String controllerName,
        @Default("[]") List<String> gatewayClasses,
        @Default("[]") List<String> gateways,
        @Default("refuse") UnservedPlugins unservedPlugins,
        @Default("250ms") Duration interval) {
    private static final int LAST_PORT = 65_535;

    public ResourcesOptions {
        authentication.checkFor(host);
        files = List.copyOf(files);
        ports = Map.copyOf(ports);
        gatewayClasses = List.copyOf(gatewayClasses);
        gateways = List.copyOf(gateways);
        if (!files.isEmpty() && kubernetes.isPresent()) {
            throw new IllegalArgumentException("wanted files or kubernetes, found both");
        }
        ports.forEach(ResourcesOptions::checkPorts);
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("wanted an interval of 1ms or more");
        }
    }

    private static void checkPorts(String listener, int port) {
        if (!listener.matches("[1-9]\\d{0,4}")
                || Integer.parseInt(listener) > LAST_PORT
                || port < 0
                || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "wanted ports from 1 to 65535 by ports, found \"" + listener + "\": " + port);
        }
    }

    /** What the compiler is told. */
    CompileOptions compileOptions() {
        Map<Integer, Integer> byNumber = new HashMap<>();
        ports.forEach((listener, port) -> byNumber.put(Integer.valueOf(listener), port));
        return new CompileOptions(controllerName, gatewayClasses, gateways, byNumber, unservedPlugins);
    }
}
