package dev.sluice.resources.compile;

import dev.sluice.config.Secret;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.aigateway.BackendSecurityPolicySpec;
import dev.sluice.resources.kind.aigateway.BackendSecurityPolicySpec.ApiKey;
import dev.sluice.resources.kind.aigateway.BackendSecurityPolicySpec.CredentialOverride;
import dev.sluice.resources.kind.aigateway.BackendSecurityPolicySpec.FromRequestHeaders;
import dev.sluice.resources.kind.aigateway.BackendSecurityPolicySpec.Target;
import dev.sluice.routing.Credential;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the gateway shows to AIServiceBackends and pools to be let in. */
final class Credentials {
    private static final Map<BackendSecurityPolicySpec.Type, String> SPELLING = Map.of(
            BackendSecurityPolicySpec.Type.APIKEY, "APIKey",
            BackendSecurityPolicySpec.Type.AZUREAPIKEY, "AzureAPIKey",
            BackendSecurityPolicySpec.Type.ANTHROPICAPIKEY, "AnthropicAPIKey",
            BackendSecurityPolicySpec.Type.AWSCREDENTIALS, "AWSCredentials",
            BackendSecurityPolicySpec.Type.AZURECREDENTIALS, "AzureCredentials",
            BackendSecurityPolicySpec.Type.GCPCREDENTIALS, "GCPCredentials");

    private final Documents documents;
    private final List<Resource<BackendSecurityPolicySpec>> policies;
    private final Map<ResourceKey, Resource<BackendSecurityPolicySpec>> byTarget = new HashMap<>();

    Credentials(Documents documents) {
        this.documents = documents;
        this.policies = documents.set().all(Kinds.BACKEND_SECURITY_POLICY).stream()
                .sorted(Comparator.comparing(
                        policy -> policy.key().namespace() + "/" + policy.key().name()))
                .toList();
        for (Resource<BackendSecurityPolicySpec> policy : policies) {
            targets(policy).forEach(target -> byTarget.putIfAbsent(target, policy));
        }
    }

    /** What a backend asks for; empty where it asks for nothing. */
    Resolution<Optional<Credential>> of(ResourceKey backend) {
        return Optional.ofNullable(byTarget.get(backend))
                .map(policy -> credential(policy).map(Optional::of))
                .orElseGet(() -> Resolution.of(Optional.empty()));
    }

    List<ResourceStatus> statuses() {
        return policies.stream().map(this::status).toList();
    }

    private ResourceStatus status(Resource<BackendSecurityPolicySpec> policy) {
        Optional<String> refusal = credential(policy).flaw().map(Flaw::sentence).or(() -> rival(policy));
        return new ResourceStatus(
                policy.key(), policy.metadata().generation(), List.of(Verdict.of(refusal)), List.of(), List.of());
    }

    private Optional<String> rival(Resource<BackendSecurityPolicySpec> policy) {
        for (ResourceKey target : targets(policy)) {
            Resource<BackendSecurityPolicySpec> first = byTarget.get(target);
            if (first != null && !first.key().equals(policy.key())) {
                return Optional.of(target + " already has " + first.key());
            }
        }
        return Optional.empty();
    }

    private static List<ResourceKey> targets(Resource<BackendSecurityPolicySpec> policy) {
        return policy.spec().targetRefs().stream()
                .map(target -> key(policy, target))
                .toList();
    }

    private static ResourceKey key(Resource<?> policy, Target target) {
        return new ResourceKey(
                Groups.canonical(target.group()),
                target.kind(),
                policy.metadata().namespace(),
                target.name());
    }

    private Resolution<Credential> credential(Resource<BackendSecurityPolicySpec> policy) {
        BackendSecurityPolicySpec spec = policy.spec();
        if (spec.type() != BackendSecurityPolicySpec.Type.APIKEY) {
            return Resolution.flawed(
                    Flaw.INVALID, policy.key() + ": wanted type APIKey, found " + SPELLING.get(spec.type()));
        }
        if (spec.credentialOverride()
                .flatMap(CredentialOverride::fromDynamicMetadata)
                .isPresent()) {
            return Resolution.flawed(
                    Flaw.INVALID,
                    policy.key() + ": wanted credentialOverride.fromRequestHeaders, found fromDynamicMetadata");
        }
        Optional<FromRequestHeaders> override =
                spec.credentialOverride().flatMap(CredentialOverride::fromRequestHeaders);
        Optional<String> header = override.map(from -> from.header().toLowerCase(Locale.ROOT));
        if (override.isPresent()
                && (!override.get().fallbackToConfigured() || spec.apiKey().isEmpty())) {
            return Resolution.of(bearer(Optional.empty(), header));
        }
        return spec.apiKey()
                .map(apiKey -> configured(policy, apiKey).map(key -> bearer(Optional.of(key), header)))
                .orElseGet(() -> Resolution.flawed(Flaw.INVALID, policy.key() + ": wanted apiKey"));
    }

    private Resolution<Secret> configured(Resource<BackendSecurityPolicySpec> policy, ApiKey apiKey) {
        return documents
                .references()
                .find(
                        policy.key(),
                        Kinds.SECRET,
                        apiKey.secretRef().namespace(),
                        apiKey.secretRef().name())
                .then(secret -> secret.spec()
                        .value("apiKey")
                        .map(Resolution::of)
                        .orElseGet(() -> Resolution.flawed(Flaw.INVALID, secret.key() + " has no apiKey")));
    }

    private static Credential bearer(Optional<Secret> key, Optional<String> header) {
        return new Credential("Authorization", "Bearer ", key, header);
    }
}
