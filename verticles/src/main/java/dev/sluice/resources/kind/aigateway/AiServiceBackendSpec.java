package dev.sluice.resources.kind.aigateway;

import static dev.sluice.resources.kind.Rules.require;

import dev.sluice.spi.Default;
import java.util.Optional;

/** The spec of an AIServiceBackend. */
public record AiServiceBackendSpec(
        Schema schema,
        BackendObjectRef backendRef,
        Optional<HeaderMutation> headerMutation,
        Optional<BodyMutation> bodyMutation) {
    public AiServiceBackendSpec {
        require(
                backendRef.group().equals("gateway.envoyproxy.io")
                        && backendRef.kind().equals("Backend"),
                "BackendRef must be a Backend resource of Envoy Gateway.");
    }

    /**
     * The API that it speaks.
     *
     * @param prefix what stands before the API's own suffix in place of {@code v1}
     */
    public record Schema(Name name, Optional<String> prefix, Optional<String> version) {}

    /** The APIs there are. */
    public enum Name {
        OPENAI,
        COHERE,
        AWSBEDROCK,
        AZUREOPENAI,
        GCPVERTEXAI,
        GCPANTHROPIC,
        ANTHROPIC,
        AWSANTHROPIC
    }

    /** Names a Backend. */
    public record BackendObjectRef(
            @Default("") String group, @Default("Service") String kind, Optional<String> namespace, String name) {}
}
