package dev.sluice.resources.kind.inference;

import static dev.sluice.resources.kind.Rules.port;
import static dev.sluice.resources.kind.Rules.require;
import static dev.sluice.resources.kind.Rules.some;
import static dev.sluice.resources.kind.Rules.unique;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spec of an InferencePool.
 *
 * @param targetPorts every port of every pod that the selector chooses is an endpoint
 * @param appProtocol {@code http}, or {@code kubernetes.io/h2c} for HTTP/2 in clear text
 * @param endpointPickerRef an endpoint picker outside; the gateway's own when empty
 */
public record InferencePoolSpec(
        Selector selector,
        List<Port> targetPorts,
        @Default("http") String appProtocol,
        Optional<EndpointPickerRef> endpointPickerRef) {
    public InferencePoolSpec {
        targetPorts = List.copyOf(targetPorts);
        some(8, targetPorts, "targetPorts");
        unique(targetPorts, port -> Integer.toString(port.number()), "port number must be unique");
        require(
                appProtocol.equals("http") || appProtocol.equals("kubernetes.io/h2c"),
                "appProtocol: wanted http or kubernetes.io/h2c, found \"" + appProtocol + '"');
    }

    /** Labels that pods of the same namespace carry. */
    public record Selector(Map<String, String> matchLabels) {
        public Selector {
            matchLabels = Map.copyOf(matchLabels);
            some(64, matchLabels.keySet(), "matchLabels");
        }
    }

    /** A port number, 1 to 65535. */
    public record Port(int number) {
        public Port {
            port(number);
        }
    }

    /** Names an endpoint picker. */
    public record EndpointPickerRef(
            @Default("") String group,
            @Default("Service") String kind,
            String name,
            Optional<Port> port,
            @Default("FailClose") FailureMode failureMode) {
        public EndpointPickerRef {
            require(
                    !kind.equals("Service") || port.isPresent(),
                    "port is required when kind is 'Service' or unspecified (defaults to 'Service')");
        }
    }

    /** What becomes of requests while the endpoint picker cannot be reached. */
    public enum FailureMode {
        FAIL_OPEN,
        FAIL_CLOSE
    }
}
