package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitKindsTest {
    private static final String QUOTA = "aigateway.envoyproxy.io/v1alpha1";
    private static final String TRAFFIC = "gateway.envoyproxy.io/v1alpha1";
    private static final String TARGETS =
            "targetRefs: [{group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: b}];";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "perModelQuotas: [{modelName: m, quota: {defaultBucket: {limit: 1, duration: 1h}}}]",
                "perModelQuotas: [{modelName: m, quota: {mode: Exclusive, bucketRules: [{quota: {limit: 0, duration: 1s}, shadowMode: true}]}}]",
                "serviceQuota: {costExpression: total_tokens, quota: {limit: 4503599627370496, duration: 1d}}",
            })
    void takes_quotas(String spec) {
        Reading reading = Specs.read(QUOTA, "QuotaPolicy", TARGETS + spec);
        Specs.assertValid(reading);
        assertThat(reading.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "targetRefs: [{group: a, kind: AIServiceBackend, name: b}]|4|spec|targetRefs: targetRefs must reference AIServiceBackend resources",
                "perModelQuotas: [{modelName: '', quota: {}}]|5|spec.perModelQuotas[0]|modelName: must not be empty",
                "perModelQuotas: [{modelName: m, quota: {mode: Any}}]|5|spec.perModelQuotas[0].quota|mode: Unsupported value: \"Any\": supported values: Shared, Exclusive",
                "serviceQuota: {quota: {limit: 1, duration: 15m}}|5|spec.serviceQuota.quota|duration: Unsupported value: \"15m\": supported values: 1s, 1m, 1h, 1d",
                "serviceQuota: {}|5|spec.serviceQuota.quota|missing; wanted an object",
            })
    void refuses_quotas_that_are_none(String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read(QUOTA, "QuotaPolicy", spec), line, path, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "clientSelectors: [{path: {value: /v1}}], limit: {requests: 1, unit: Hour}|clientSelectors[0].path|the rule is not taken: limits select by headers and sourceCIDR",
                "clientSelectors: [{methods: [{value: GET}]}], limit: {requests: 1, unit: Hour}|clientSelectors[0].methods|the rule is not taken: limits select by headers and sourceCIDR",
                "clientSelectors: [{queryParams: [{name: a}]}], limit: {requests: 1, unit: Hour}|clientSelectors[0].queryParams|the rule is not taken: limits select by headers and sourceCIDR",
                "limit: {requests: 1, unit: Hour, fromMetadata: {namespace: a, key: b}}|limit.fromMetadata|the limit is that of the document: no filter says another for each request",
            })
    void tells_what_of_a_rate_limit_is_not_kept(String rule, String field, String why) {
        Reading reading = Specs.read(TRAFFIC, "BackendTrafficPolicy", "rateLimit: {global: {rules: [{" + rule + "}]}}");
        Specs.assertValid(reading);
        assertThat(reading.warnings().stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEqualTo("a.yaml:5: spec.rateLimit.global.rules[0]." + field + ": accepted without effect: " + why);
    }

    @Test
    void tells_that_limits_of_one_gateway_are_not_kept() {
        Reading reading = Specs.read(TRAFFIC, "BackendTrafficPolicy", "rateLimit: {type: Local, local: {rules: []}}");
        Specs.assertValid(reading);
        assertThat(reading.warnings())
                .hasToString("[a.yaml:5: spec.rateLimit.local: accepted without effect: limits count what all gateways"
                        + " let in together, see rateLimit.global]");
    }
}
