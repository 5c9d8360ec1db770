package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of documents in front of simulated servers, each of whose answers has 3 tokens. */
class LimitedDocumentsTest {
    private static final String ROUTE = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: gateway }
            spec:
              gatewayClassName: sluice
              listeners: [{ name: http, protocol: HTTP, port: "${SLUICE_PORT:-0}" }]
            ---
            apiVersion: aigateway.envoyproxy.io/v1beta1
            kind: AIGatewayRoute
            metadata: { name: chat }
            spec:
              parentRefs: [{ name: gateway }]
              llmRequestCosts: [{ metadataKey: output, type: OutputToken }]
              rules: [{ backendRefs: [{ name: first }, { name: second, priority: 1 }] }]
            """;
    private static final String TENANTS = """
            ---
            apiVersion: gateway.envoyproxy.io/v1alpha1
            kind: BackendTrafficPolicy
            metadata: { name: tenants }
            spec:
              targetRefs: [{ group: aigateway.envoyproxy.io, kind: AIGatewayRoute, name: chat }]
              rateLimit:
                type: Global
                global:
                  rules:
                    - clientSelectors: [{ headers: [{ name: x-tenant, type: Distinct }] }]
                      limit: { requests: 6, unit: Day }
                      cost:
                        request: { from: Number, number: 0 }
                        response: { from: Metadata, metadata: { namespace: io.envoy.ai_gateway, key: output } }
            """;

    @TempDir
    private Path directory;

    @Test
    void each_tenant_has_6_tokens_of_answers_so_that_its_third_request_is_one_too_many() {
        try (DocumentedGateway gateway = running(ROUTE + TENANTS)) {
            assertThat(gateway.chat("llama", "x-tenant", "red").status()).isEqualTo(200);
            assertThat(gateway.chat("llama", "x-tenant", "blue").status()).isEqualTo(200);
            assertThat(gateway.chat("llama", "x-tenant", "blue").status()).isEqualTo(200);
            Answer refused = gateway.chat("llama", "x-tenant", "blue");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).contains("BackendTrafficPolicy default/tenants rules[0]");
            assertThat(gateway.chat("llama", "x-tenant", "red").status()).isEqualTo(200);
            assertThat(gateway.chat("llama", "x-tenant", "red").status()).isEqualTo(429);
            assertThat(gateway.chat("llama").status()).isEqualTo(200);
        }
    }

    @Test
    void a_backend_whose_6_tokens_are_used_up_leaves_requests_to_the_next() {
        try (DocumentedGateway gateway = running(ROUTE + quota("first"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.chat("llama").status()).isEqualTo(200);
            }
            assertThat(served(gateway, "FIRST_PORT")).isEqualTo(2);
            assertThat(served(gateway, "SECOND_PORT")).isEqualTo(3);
        }
    }

    @Test
    void backends_that_are_all_used_up_refuse() {
        try (DocumentedGateway gateway = running(ROUTE + quota("first") + quota("second"))) {
            for (int i = 0; i < 4; i++) {
                assertThat(gateway.chat("llama").status()).isEqualTo(200);
            }
            Answer refused = gateway.chat("llama");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).contains("llama defaultBucket of AIServiceBackend default/");
            assertThat(served(gateway, "FIRST_PORT")).isEqualTo(2);
            assertThat(served(gateway, "SECOND_PORT")).isEqualTo(2);
        }
    }

    private DocumentedGateway running(String documents) {
        return new DocumentedGateway(directory)
                .server("FIRST_PORT", "llama")
                .server("SECOND_PORT", "llama")
                .runDocuments(documents + backend("first", "FIRST_PORT") + backend("second", "SECOND_PORT"), "limits");
    }

    private static String quota(String backend) {
        return """
            ---
            apiVersion: aigateway.envoyproxy.io/v1alpha1
            kind: QuotaPolicy
            metadata: { name: NAME }
            spec:
              targetRefs: [{ group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: NAME }]
              perModelQuotas:
                - modelName: llama
                  quota: { costExpression: output_tokens, defaultBucket: { limit: 6, duration: 1d } }
            """.replace("NAME", backend);
    }

    private static String backend(String name, String port) {
        return """
            ---
            apiVersion: aigateway.envoyproxy.io/v1beta1
            kind: AIServiceBackend
            metadata: { name: NAME }
            spec: { schema: { name: OpenAI }, backendRef: { group: gateway.envoyproxy.io, kind: Backend, name: NAME } }
            ---
            apiVersion: gateway.envoyproxy.io/v1alpha1
            kind: Backend
            metadata: { name: NAME }
            spec: { endpoints: [{ fqdn: { hostname: localhost, port: "${PORT:-0}" } }] }
            """.replace("NAME", name).replace("PORT", port);
    }

    private static long served(DocumentedGateway gateway, String server) {
        return await(gateway.server(server).counters()).finished();
    }
}
