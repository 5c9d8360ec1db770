package dev.sluice.resources.kind.inference;

import dev.sluice.resources.kind.Check;
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
        Check.atLeast(1, "targetPorts", targetPorts.size());
        Check.atMost(8, "targetPorts", targetPorts);
        Check.that(Check.unique(targetPorts, Port::number), "port number must be unique");
        Check.oneOf("appProtocol", appProtocol, "http", "kubernetes.io/h2c");
    }

    /** Labels that pods of the same namespace carry. */
    public record Selector(Map<String, String> matchLabels) {
        public Selector {
            matchLabels = Map.copyOf(matchLabels);
            Check.atLeast(1, "matchLabels", matchLabels.size());
            Check.atMost(64, "matchLabels", matchLabels.keySet());
        }
    }

    /** A port number, 1 to 65535. */
    public record Port(int number) {
        public Port {
            Check.port("number", number);
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
            Check.that(
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
