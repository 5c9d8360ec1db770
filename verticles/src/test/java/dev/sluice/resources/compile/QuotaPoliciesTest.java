package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.caller.Period;
import dev.sluice.cost.Consumption;
import dev.sluice.cost.TokenKind;
import dev.sluice.cost.Tokens;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Selector;
import dev.sluice.limits.Windows;
import dev.sluice.message.Condition;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.Bucket;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaPoliciesTest {
    private static final Attribute MODEL = Attribute.read("model");
    private static final Attribute TENANT = Attribute.read("header:x-tenant");
    private static final Selector OF_GPT = Selector.exact(MODEL, "gpt-4o");
    private static final String DEFAULT = "defaultBucket: {limit: 1000000, duration: 1h}";
    private static final String BY_TENANT =
            "{clientSelectors: [{headers: [{name: x-tenant, type: Distinct}]}], quota: {limit: 50000, duration: 1m}}";
    private static final String GOLD = "{clientSelectors: [{headers: [{name: x-tier, value: gold}]}],"
            + " quota: {limit: 7, duration: 1d}, shadowMode: true}";

    private static String policy(String name, String spec) {
        return """
                kind: QuotaPolicy
                metadata: {name: %s, namespace: a, generation: 4}
                spec:
                  targetRefs: [{group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: primary}]
                  %s
                """.formatted(name, spec);
    }

    private static String model(String name, String quota) {
        return "perModelQuotas: [{modelName: " + name + ", quota: {" + quota + "}}]";
    }

    private static Yaml compile(String modelName, String... policies) {
        String backend = """
                kind: AIServiceBackend
                metadata: {name: primary, namespace: a}
                spec: {schema: {name: OpenAI}, backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: b}}
                """;
        String[] documents = new String[policies.length + 3];
        documents[0] = Yaml.GATEWAY;
        documents[1] = backend;
        documents[2] = Yaml.aiRoute("{backendRefs: [{name: primary" + modelName + "}]}");
        System.arraycopy(policies, 0, documents, 3, policies.length);
        return Yaml.compile(documents);
    }

    private static List<LimitGroup> quotas(Yaml yaml) {
        return yaml.rule().backends().get(0).quotas();
    }

    private static Condition verdict(Yaml yaml, String policy) {
        return yaml.status("QuotaPolicy", policy).conditions().get(0);
    }

    private static LimitRule whole() {
        return new LimitRule(
                "QuotaPolicy a/q gpt-4o defaultBucket of AIServiceBackend a/primary",
                List.of(OF_GPT),
                List.of(),
                new Measure.Tokens(0, TokenKind.TOTAL),
                Windows.sliding(1_000_000, Period.HOUR),
                false,
                false);
    }

    private static LimitRule byTenant() {
        return new LimitRule(
                "QuotaPolicy a/q gpt-4o bucketRules[0] of AIServiceBackend a/primary",
                List.of(OF_GPT, Selector.present(TENANT)),
                List.of(TENANT),
                new Measure.Tokens(0, TokenKind.TOTAL),
                Windows.sliding(50_000, Period.MINUTE),
                false,
                false);
    }

    @Test
    void shared_counts_in_the_rules_and_in_the_default_bucket_and_any_with_room_will_do() {
        Yaml yaml = compile("", policy("q", model("gpt-4o", DEFAULT + ", bucketRules: [" + BY_TENANT + "]")));

        assertThat(quotas(yaml))
                .containsExactly(new LimitGroup(Decision.ANY, List.of(byTenant(), whole()), Optional.empty()));
        assertThat(verdict(yaml, "q")).isEqualTo(new Condition("Accepted", true, "ReconciliationSucceeded", ""));
    }

    @Test
    void exclusive_counts_in_the_default_bucket_only_what_no_rule_takes() {
        assertThat(quotas(compile(
                        "",
                        policy(
                                "q",
                                model(
                                        "gpt-4o",
                                        "mode: Exclusive, " + DEFAULT + ", bucketRules: [" + BY_TENANT + "]")))))
                .containsExactly(new LimitGroup(Decision.ANY, List.of(byTenant()), Optional.of(whole())));
    }

    @Test
    void a_bucket_in_shadow_mode_stands_apart_so_that_its_room_lets_nothing_in() {
        LimitRule gold = new LimitRule(
                "QuotaPolicy a/q gpt-4o bucketRules[0] of AIServiceBackend a/primary",
                List.of(OF_GPT, Selector.exact(Attribute.read("header:x-tier"), "gold")),
                List.of(),
                new Measure.Tokens(0, TokenKind.TOTAL),
                Windows.sliding(7, Period.DAY),
                true,
                false);

        assertThat(quotas(compile("", policy("q", model("gpt-4o", DEFAULT + ", bucketRules: [" + GOLD + "]")))))
                .containsExactly(
                        new LimitGroup(Decision.ANY, List.of(whole()), Optional.empty()),
                        LimitGroup.all(List.of(gold)));
    }

    @Test
    void the_quota_of_a_backend_is_for_all_models_together_that_have_none_of_their_own() {
        Yaml yaml = compile(
                "", policy("q", "serviceQuota: {quota: {limit: 9, duration: 1s}}\n  " + model("gpt-4o", DEFAULT)));
        LimitRule others = new LimitRule(
                "QuotaPolicy a/q serviceQuota of AIServiceBackend a/primary",
                List.of(OF_GPT.inverted()),
                List.of(),
                new Measure.Tokens(0, TokenKind.TOTAL),
                Windows.sliding(9, Period.SECOND),
                false,
                false);

        assertThat(quotas(yaml))
                .containsExactly(
                        new LimitGroup(Decision.ANY, List.of(whole()), Optional.empty()),
                        LimitGroup.all(List.of(others)));
    }

    @Test
    void a_model_that_the_route_names_meets_its_own_quota_or_else_that_of_the_backend() {
        String quotas = "serviceQuota: {quota: {limit: 9, duration: 1s}}\n  " + model("gpt-4o", DEFAULT);

        assertThat(names(compile(", modelNameOverride: gpt-4o", policy("q", quotas))))
                .containsExactly("QuotaPolicy a/q gpt-4o defaultBucket of AIServiceBackend a/primary");
        assertThat(names(compile(", modelNameOverride: llama", policy("q", quotas))))
                .containsExactly("QuotaPolicy a/q serviceQuota of AIServiceBackend a/primary");
        assertThat(names(compile(", modelNameOverride: llama", policy("q", model("gpt-4o", DEFAULT)))))
                .isEmpty();
    }

    @Test
    void of_two_policies_for_a_model_the_first_by_name_counts_and_the_other_says_so() {
        Yaml yaml = compile(
                "",
                policy("z", model("gpt-4o", DEFAULT) + "\n  serviceQuota: {quota: {limit: 9, duration: 1s}}"),
                policy("q", model("gpt-4o", DEFAULT)));

        assertThat(names(yaml))
                .containsExactly(
                        "QuotaPolicy a/q gpt-4o defaultBucket of AIServiceBackend a/primary",
                        "QuotaPolicy a/z serviceQuota of AIServiceBackend a/primary");
        assertThat(verdict(yaml, "q").type()).isEqualTo("Accepted");
        assertThat(verdict(yaml, "z"))
                .isEqualTo(new Condition(
                        "NotAccepted",
                        false,
                        "ReconciliationFailed",
                        "AIServiceBackend a/primary already has QuotaPolicy a/q for gpt-4o"));
    }

    @Test
    void a_backend_that_is_not_there_is_told() {
        Yaml yaml = compile("", policy("q", "").replace("name: primary", "name: gone"));

        assertThat(verdict(yaml, "q").message()).isEqualTo("there is no AIServiceBackend a/gone");
        Yaml both = compile(
                "",
                policy("q", model("gpt-4o", "costExpression: tokens, " + DEFAULT))
                        .replace("name: primary", "name: gone"));
        assertThat(verdict(both, "q").message()).isEqualTo("there is no AIServiceBackend a/gone (and 1 more)");
        assertThat(verdict(compile("", policy("q", "").replaceAll("\\[\\{.*}]", "[]")), "q")
                        .message())
                .isEqualTo("it names no AIServiceBackend");
    }

    @Test
    void counts_what_the_expression_makes_of_the_tokens() {
        LimitRule rule = quotas(compile(
                        "",
                        policy(
                                "q",
                                model("gpt-4o", "costExpression: \"input_tokens + output_tokens * 6u\", " + DEFAULT))))
                .get(0)
                .rules()
                .get(0);

        // 10 + 6 × 2
        assertThat(((Measure.Tokens) rule.measure())
                        .used()
                        .of(new Consumption("gpt-4o", "a/primary", "a/chat", new Tokens(10, 0, 0, 2, 0, 0, 0))))
                .isEqualTo(22);
    }

    @Test
    void an_expression_that_is_none_leaves_the_quota_out_and_is_told() {
        Yaml yaml = compile(
                "",
                policy("p", model("gpt-4o", "costExpression: tokens, " + DEFAULT)),
                policy("q", model("gpt-4o", DEFAULT)));

        assertThat(names(yaml)).containsExactly("QuotaPolicy a/q gpt-4o defaultBucket of AIServiceBackend a/primary");
        assertThat(verdict(yaml, "p").message())
                .startsWith("spec.perModelQuotas[0].quota.costExpression: Invalid value: \"tokens\":");
        assertThat(yaml.compiled().unkeptLimits()).singleElement().satisfies(problem -> assertThat(problem.path())
                .isEqualTo("spec.perModelQuotas[0].quota.costExpression"));
    }

    @Test
    void a_rule_that_cannot_be_kept_is_left_out() {
        Yaml yaml = compile(
                "",
                policy(
                        "q",
                        model(
                                "gpt-4o",
                                DEFAULT
                                        + ", bucketRules: [{clientSelectors: [{methods: [{value: GET}]}],"
                                        + " quota: {limit: 1, duration: 1s}}]")));

        assertThat(quotas(yaml)).containsExactly(new LimitGroup(Decision.ANY, List.of(whole()), Optional.empty()));
    }

    @Test
    void a_model_whose_quota_keeps_nothing_counts_among_those_that_have_none() {
        assertThat(names(compile(
                        "", policy("q", "serviceQuota: {quota: {limit: 9, duration: 1s}}\n  " + model("gpt-4o", "")))))
                .containsExactly("QuotaPolicy a/q serviceQuota of AIServiceBackend a/primary");
    }

    @Test
    void a_policy_that_names_a_backend_or_model_twice_means_it_once() {
        String backend = "{group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: primary}";
        Yaml backendTwice =
                compile("", policy("q", model("gpt-4o", DEFAULT)).replace(backend, backend + ", " + backend));
        Yaml modelTwice = compile(
                "",
                policy("q", model("gpt-4o", DEFAULT).replace("]", ", {modelName: gpt-4o, quota: {" + DEFAULT + "}}]")));

        assertThat(quotas(backendTwice)).hasSize(1);
        assertThat(verdict(backendTwice, "q").type()).isEqualTo("Accepted");
        assertThat(quotas(modelTwice)).hasSize(1);
        assertThat(verdict(modelTwice, "q").message())
                .isEqualTo("AIServiceBackend a/primary already has another quota for gpt-4o");
    }

    @Test
    void of_two_policies_for_a_whole_backend_the_first_by_name_counts() {
        String quota = "serviceQuota: {quota: {limit: 9, duration: 1s}}";
        Yaml yaml = compile("", policy("z", quota), policy("q", quota));

        assertThat(names(yaml)).containsExactly("QuotaPolicy a/q serviceQuota of AIServiceBackend a/primary");
        assertThat(verdict(yaml, "z").message())
                .isEqualTo("AIServiceBackend a/primary already has QuotaPolicy a/q for serviceQuota");
    }

    @Test
    void a_quota_without_buckets_is_told() {
        assertThat(compile("", policy("q", model("gpt-4o", ""))).warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("spec.perModelQuotas[0].quota: limits nothing: wanted defaultBucket or bucketRules"));
    }

    @Test
    void other_durations_limits_and_targets_are_refused() {
        assertThatThrownBy(() -> new Bucket(1, "30s"))
                .hasMessage("duration: Unsupported value: \"30s\": supported values: 1s, 1m, 1h, 1d");
        assertThatThrownBy(() -> new Bucket(-1, "1s"))
                .hasMessage("limit: Invalid value: -1: should be greater than or equal to 0");
        assertThatThrownBy(() -> new Bucket(WindowSpec.MAX_AMOUNT + 1, "1s")).hasMessageStartingWith("limit: Invalid");
        Target pool = new Target("inference.networking.k8s.io", "InferencePool", "p");
        assertThatThrownBy(() -> new QuotaPolicySpec(List.of(pool), Optional.empty(), List.of()))
                .hasMessage("targetRefs: targetRefs must reference AIServiceBackend resources");
    }

    private static List<String> names(Yaml yaml) {
        return quotas(yaml).stream()
                .flatMap(group -> group.rules().stream())
                .map(LimitRule::name)
                .toList();
    }
}
