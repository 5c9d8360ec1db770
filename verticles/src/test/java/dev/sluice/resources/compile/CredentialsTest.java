package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Secret;
import dev.sluice.message.Condition;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Credential;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    private static final String OTHERS = """
            {kind: Backend, metadata: {name: be, namespace: a}, spec: {endpoints: [{fqdn: {hostname: y.org, port: 80}}]}}
            ---
            {kind: AIServiceBackend, metadata: {name: svc, namespace: a}, spec: {schema: {name: OpenAI}, backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: be}}}
            ---
            {kind: InferencePool, metadata: {name: p, namespace: a}, spec: {selector: {matchLabels: {app: p}}, targetPorts: [{number: 8000}]}}
            ---
            {kind: Secret, metadata: {name: key, namespace: a}, data: {apiKey: c2VjcmV0Cg==}}
            ---
            {kind: Secret, metadata: {name: empty, namespace: a}}
            """;

    private static String policy(String name, String fields) {
        return """
            kind: BackendSecurityPolicy
            metadata: {name: %s, namespace: a, generation: 6}
            spec:
              targetRefs:
              - {group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: svc}
              - {group: inference.networking.k8s.io, kind: InferencePool, name: p}
              %s
            """.formatted(name, fields);
    }

    private static Yaml compile(String... policies) {
        String[] documents = new String[policies.length + 3];
        documents[0] = Yaml.GATEWAY;
        documents[1] = OTHERS;
        documents[2] = Yaml.aiRoute(
                "{backendRefs: [{name: svc}, {group: inference.networking.k8s.io, kind: InferencePool, name: p}]}");
        System.arraycopy(policies, 0, documents, 3, policies.length);
        return Yaml.compile(documents);
    }

    @Test
    void shows_the_key_of_the_secret_to_providers_and_pools() {
        Yaml yaml = compile(policy("one", "type: APIKey\n  apiKey: {secretRef: {name: key}}"));

        Credential expected =
                new Credential("Authorization", "Bearer ", Optional.of(new Secret("secret")), Optional.empty());
        assertThat(((Backend.Provider) yaml.rule().backends().get(0).backend()).credential())
                .contains(expected);
        assertThat(((Backend.Pool) yaml.rule().backends().get(1).backend()).credential())
                .contains(expected);
        assertThat(yaml.status("BackendSecurityPolicy", "one").generation()).isEqualTo(6);
        assertThat(yaml.status("BackendSecurityPolicy", "one").conditions())
                .containsExactly(new Condition("Accepted", true, "ReconciliationSucceeded", ""));
    }

    @ParameterizedTest
    @CsvSource({"{header: X-Key},true", "'{header: X-Key, fallbackToConfigured: false}',false"})
    void takes_the_key_from_the_request(String from, boolean configured) {
        Yaml yaml = compile(policy(
                "one",
                "type: APIKey\n  apiKey: {secretRef: {name: key}}\n  credentialOverride: {fromRequestHeaders: " + from
                        + "}"));

        Credential credential = ((Backend.Provider)
                        yaml.rule().backends().get(0).backend())
                .credential()
                .orElseThrow();
        assertThat(credential.fromHeader()).contains("x-key");
        assertThat(credential.configured().isPresent()).isEqualTo(configured);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'type: AzureAPIKey\n  azureAPIKey: {secretRef: {name: key}}' | BackendSecurityPolicy a/one: wanted type APIKey, found AzureAPIKey
            'type: APIKey\n  apiKey: {secretRef: {name: none}}'                   | there is no Secret a/none
            'type: APIKey\n  apiKey: {secretRef: {name: empty}}'                  | Secret a/empty has no apiKey
            'type: APIKey\n  apiKey: {secretRef: {name: key, namespace: b}}'      | no ReferenceGrant in b lets BackendSecurityPolicy a/one refer to Secret b/key
            'type: APIKey\n  apiKey: {secretRef: {name: key}}\n  credentialOverride: {fromDynamicMetadata: {key: k}}' | BackendSecurityPolicy a/one: wanted credentialOverride.fromRequestHeaders, found fromDynamicMetadata
            """)
    void leaves_backends_unresolved_whose_policy_cannot_be_kept(String fields, String sentence) {
        Yaml yaml = compile(policy("one", fields));

        assertThat(yaml.status("BackendSecurityPolicy", "one").conditions())
                .containsExactly(new Condition("NotAccepted", false, "ReconciliationFailed", sentence));
        assertThat(yaml.rule().backends())
                .extracting(ref -> ref.backend())
                .containsExactly(new Backend.Unresolved("a/svc", sentence), new Backend.Unresolved("a/p", sentence));
    }

    @Test
    void does_not_accept_the_later_of_two_policies_on_one_target() {
        String key = "type: APIKey\n  apiKey: {secretRef: {name: key}}";

        Yaml yaml = compile(policy("two", key), policy("one", key));

        assertThat(yaml.status("BackendSecurityPolicy", "one")
                        .conditions()
                        .get(0)
                        .type())
                .isEqualTo("Accepted");
        assertThat(yaml.status("BackendSecurityPolicy", "two").conditions())
                .containsExactly(new Condition(
                        "NotAccepted",
                        false,
                        "ReconciliationFailed",
                        "AIServiceBackend a/svc already has BackendSecurityPolicy a/one"));
    }
}
