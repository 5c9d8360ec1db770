package dev.sluice.resources.kind.aigateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spec of a BackendSecurityPolicy: what a backend is shown to be let in. */
public record BackendSecurityPolicySpec(
        @Default("[]") List<Target> targetRefs,
        Type type,
        Optional<ApiKey> apiKey,
        Optional<Map<String, Object>> azureAPIKey,
        Optional<Map<String, Object>> anthropicAPIKey,
        Optional<Map<String, Object>> awsCredentials,
        Optional<Map<String, Object>> azureCredentials,
        Optional<Map<String, Object>> gcpCredentials,
        Optional<CredentialOverride> credentialOverride) {
    public BackendSecurityPolicySpec {
        targetRefs = List.copyOf(targetRefs);
        Check.atMost(16, "targetRefs", targetRefs);
        Check.that(
                targetRefs.stream().allMatch(Target::isBackendOrPool),
                "targetRefs must reference AIServiceBackend or InferencePool resources");
        Map<Type, Optional<?>> fields = Map.of(
                Type.APIKEY, apiKey,
                Type.AZUREAPIKEY, azureAPIKey,
                Type.ANTHROPICAPIKEY, anthropicAPIKey,
                Type.AWSCREDENTIALS, awsCredentials,
                Type.AZURECREDENTIALS, azureCredentials,
                Type.GCPCREDENTIALS, gcpCredentials);
        Check.that(
                fields.entrySet().stream().allMatch(field -> field.getValue().isPresent() == (field.getKey() == type)),
                "When type is " + type.written + ", only " + type.field + " field should be set");
    }

    /** An AIServiceBackend or InferencePool. */
    public record Target(String group, String kind, String name) {
        boolean isBackendOrPool() {
            return (group.equals("aigateway.envoyproxy.io") && kind.equals("AIServiceBackend"))
                    || (group.equals("inference.networking.k8s.io") && kind.equals("InferencePool"));
        }
    }

    /** What is shown. */
    public enum Type {
        APIKEY("APIKey", "apiKey"),
        AZUREAPIKEY("AzureAPIKey", "azureAPIKey"),
        ANTHROPICAPIKEY("AnthropicAPIKey", "anthropicAPIKey"),
        AWSCREDENTIALS("AWSCredentials", "awsCredentials"),
        AZURECREDENTIALS("AzureCredentials", "azureCredentials"),
        GCPCREDENTIALS("GCPCredentials", "gcpCredentials");

        private final String written;
        private final String field;

        Type(String written, String field) {
            this.written = written;
            this.field = field;
        }
    }

    /** A Secret whose {@code apiKey} it is. */
    public record ApiKey(SecretObjectRef secretRef) {}

    /** Names a Secret. */
    public record SecretObjectRef(
            @Default("") String group, @Default("Secret") String kind, Optional<String> namespace, String name) {}

    /** A credential that comes with each request. */
    public record CredentialOverride(
            Optional<FromRequestHeaders> fromRequestHeaders, Optional<Map<String, Object>> fromDynamicMetadata) {
        public CredentialOverride {
            Check.that(
                    fromRequestHeaders.isPresent() != fromDynamicMetadata.isPresent(),
                    "exactly one of fromRequestHeaders or fromDynamicMetadata must be specified");
        }
    }

    /** The header that holds it. */
    public record FromRequestHeaders(
            @Default("x-aigw-api-key") String header,
            @Default("true") boolean fallbackToConfigured) {}
}
