package dev.sluice.resources.kind.aigateway;

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
    }

    /** An AIServiceBackend or InferencePool. */
    public record Target(String group, String kind, String name) {}

    /** What is shown. */
    public enum Type {
        APIKEY,
        AZUREAPIKEY,
        ANTHROPICAPIKEY,
        AWSCREDENTIALS,
        AZURECREDENTIALS,
        GCPCREDENTIALS
    }

    /** A Secret whose {@code apiKey} it is. */
    public record ApiKey(SecretObjectRef secretRef) {}

    /** Names a Secret. */
    public record SecretObjectRef(
            @Default("") String group, @Default("Secret") String kind, Optional<String> namespace, String name) {}

    /** A credential that comes with each request. */
    public record CredentialOverride(
            Optional<FromRequestHeaders> fromRequestHeaders, Optional<Map<String, Object>> fromDynamicMetadata) {}

    /** The header that holds it. */
    public record FromRequestHeaders(
            @Default("x-aigw-api-key") String header,
            @Default("true") boolean fallbackToConfigured) {}
}
