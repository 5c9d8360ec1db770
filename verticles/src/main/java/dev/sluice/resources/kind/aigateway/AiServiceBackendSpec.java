package dev.sluice.resources.kind.aigateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.Optional;

/** The spec of an AIServiceBackend. */
public record AiServiceBackendSpec(
        Schema schema,
        BackendObjectRef backendRef,
        Optional<HeaderMutation> headerMutation,
        Optional<BodyMutation> bodyMutation) {
    private static final String ENVOY_GATEWAY = "gateway.envoyproxy.io";

    public AiServiceBackendSpec {
        Check.that(
                backendRef.kind().equals("Backend") && backendRef.group().equals(ENVOY_GATEWAY),
                "BackendRef must be a Backend resource of Envoy Gateway");
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
