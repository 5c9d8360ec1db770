package dev.sluice.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Binder;
import dev.sluice.message.ResourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What limits of documents need of the rest of the gateway. */
class LimitedDocumentsTest {
    private static final LimitKeepers ALL = new LimitKeepers(true, true);
    private static final LimitKeepers NO_IDENTITY = new LimitKeepers(true, false);
    private static final LimitKeepers NOBODY = new LimitKeepers(false, false);

    private static final String ROUTE = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: gw}
            spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 80}]}
            ---
            apiVersion: aigateway.envoyproxy.io/v1beta1
            kind: AIGatewayRoute
            metadata: {name: chat}
            spec: {parentRefs: [{name: gw}], rules: [{backendRefs: [{name: b}]}]}
            ---
            """;
    private static final String POLICY = """
            apiVersion: gateway.envoyproxy.io/v1alpha1
            kind: BackendTrafficPolicy
            metadata: {name: p}
            spec:
              targetRefs: [{kind: AIGatewayRoute, name: chat}]
              rateLimit: {global: {rules: [{limit: {requests: 1, unit: Hour}SELECTORS}]}}
            """;
    private static final String QUOTA = """
            apiVersion: aigateway.envoyproxy.io/v1alpha1
            kind: QuotaPolicy
            metadata: {name: q}
            spec:
              targetRefs: [{group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: b}]
              perModelQuotas:
                - {modelName: m, quota: {mode: Exclusive, costExpression: "COST", defaultBucket: {limit: 1, duration: 1h}}}
            """;

    @TempDir
    private Path directory;

    @Test
    void want_somebody_who_counts() throws IOException {
        String plain = ROUTE + POLICY.replace("SELECTORS", "");

        assertThat(refused(plain, NOBODY))
                .containsExactly("documents: wanted quota among the verticles, as it keeps limits such as"
                        + " BackendTrafficPolicy default/p rules[0] of AIGatewayRoute default/chat");
        assertThat(refused(plain, NO_IDENTITY)).isEmpty();
    }

    @Test
    void want_somebody_who_knows_callers_only_where_they_count_by_them() throws IOException {
        String byTenant = ROUTE
                + POLICY.replace(
                        "SELECTORS", ", clientSelectors: [{headers: [{name: x-sluice-tenant, type: Distinct}]}]");
        String byClaim = ROUTE
                + POLICY.replace(
                        "SELECTORS", ", clientSelectors: [{headers: [{name: x-sluice-claim-plan, value: free}]}]");

        assertThat(refused(byTenant, NO_IDENTITY))
                .containsExactly(
                        "documents: wanted identity among the verticles, as it knows who asks, for limits such as"
                                + " BackendTrafficPolicy default/p rules[0] of AIGatewayRoute default/chat");
        assertThat(refused(byClaim, NO_IDENTITY)).hasSize(1);
        assertThat(refused(byTenant, ALL)).isEmpty();
    }

    @Test
    void want_the_same_for_the_quotas_of_backends() throws IOException {
        assertThat(refused(ROUTE + QUOTA.replace("COST", "total_tokens"), NOBODY))
                .containsExactly("documents: wanted quota among the verticles, as it keeps limits such as"
                        + " QuotaPolicy default/q m defaultBucket of AIServiceBackend default/b");
    }

    @Test
    void want_nobody_where_there_are_none() throws IOException {
        assertThat(refused(ROUTE, NOBODY)).isEmpty();
    }

    @Test
    void are_refused_where_an_expression_is_none() throws IOException {
        assertThat(refused(ROUTE + QUOTA.replace("COST", "tokens"), ALL))
                .singleElement()
                .asString()
                .contains("documents.yaml:17: spec.perModelQuotas[0].quota.costExpression: Invalid value: \"tokens\"");
    }

    private List<String> refused(String documents, LimitKeepers keepers) throws IOException {
        Path file = Files.writeString(directory.resolve("documents.yaml"), documents);
        ResourcesOptions options = Binder.bind("", Map.of("files", List.of(file.toString())), ResourcesOptions.class);
        return DocumentsCheck.of(options, keepers, name -> Optional.empty()).refused().stream()
                .map(ResourceProblem::toString)
                .toList();
    }
}
