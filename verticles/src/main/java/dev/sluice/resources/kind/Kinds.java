package dev.sluice.resources.kind;

import dev.sluice.resources.kind.Kind.Shape;
import dev.sluice.resources.kind.aigateway.AiGatewayRouteSpec;
import dev.sluice.resources.kind.aigateway.AiServiceBackendSpec;
import dev.sluice.resources.kind.aigateway.BackendSecurityPolicySpec;
import dev.sluice.resources.kind.aigateway.GatewayConfigSpec;
import dev.sluice.resources.kind.aigateway.QuotaPolicySpec;
import dev.sluice.resources.kind.core.ConfigMapDocument;
import dev.sluice.resources.kind.core.EndpointSliceDocument;
import dev.sluice.resources.kind.core.NamespaceDocument;
import dev.sluice.resources.kind.core.PodDocument;
import dev.sluice.resources.kind.core.SecretDocument;
import dev.sluice.resources.kind.core.ServiceDocument;
import dev.sluice.resources.kind.envoy.BackendSpec;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec;
import dev.sluice.resources.kind.gateway.BackendTlsPolicySpec;
import dev.sluice.resources.kind.gateway.GatewayClassSpec;
import dev.sluice.resources.kind.gateway.GatewaySpec;
import dev.sluice.resources.kind.gateway.HttpRouteSpec;
import dev.sluice.resources.kind.gateway.ReferenceGrantSpec;
import dev.sluice.resources.kind.inference.InferenceModelRewriteSpec;
import dev.sluice.resources.kind.inference.InferenceObjectiveSpec;
import dev.sluice.resources.kind.inference.InferencePoolSpec;
import java.util.List;
import java.util.Map;

/** Every kind that is read. */
public final class Kinds {
    private static final String GATEWAY_API = "gateway.networking.k8s.io";
    private static final String AI_GATEWAY = "aigateway.envoyproxy.io";
    private static final String ENVOY_GATEWAY = "gateway.envoyproxy.io";

    public static final Kind<NamespaceDocument> NAMESPACE =
            new Kind<>("", "Namespace", List.of("v1"), false, NamespaceDocument.class, Shape.WHOLE, Map.of());
    public static final Kind<SecretDocument> SECRET = core("Secret", SecretDocument.class);
    public static final Kind<ConfigMapDocument> CONFIG_MAP = core("ConfigMap", ConfigMapDocument.class);
    public static final Kind<ServiceDocument> SERVICE = core("Service", ServiceDocument.class);
    public static final Kind<PodDocument> POD = core("Pod", PodDocument.class);
    public static final Kind<EndpointSliceDocument> ENDPOINT_SLICE = new Kind<>(
            "discovery.k8s.io",
            "EndpointSlice",
            List.of("discovery.k8s.io/v1"),
            true,
            EndpointSliceDocument.class,
            Shape.WHOLE,
            Map.of());

    public static final Kind<GatewayClassSpec> GATEWAY_CLASS = new Kind<>(
            GATEWAY_API,
            "GatewayClass",
            List.of(GATEWAY_API + "/v1", GATEWAY_API + "/v1beta1"),
            false,
            GatewayClassSpec.class,
            Shape.SPEC,
            Map.of("parametersRef", "the gateway has no parameters", "description", "it is for people"));
    public static final Kind<GatewaySpec> GATEWAY = Kind.of(
                    GATEWAY_API, "Gateway", List.of("v1", "v1beta1"), GatewaySpec.class)
            .ignoring(Map.of(
                    "addresses", "the gateway listens where its own configuration says",
                    "infrastructure", "the gateway creates nothing in the cluster",
                    "allowedListeners", "ListenerSets are not read",
                    "tls", "backends say by BackendTLSPolicy what the gateway proves itself with",
                    "defaultScope", "routes name their Gateways",
                    "listeners[].tls.options", "there are no options",
                    "listeners[].tls.frontendValidation", "client certificates are not asked for"));
    public static final Kind<HttpRouteSpec> HTTP_ROUTE = Kind.of(
                    GATEWAY_API, "HTTPRoute", List.of("v1", "v1beta1"), HttpRouteSpec.class)
            .ignoring(Map.of(
                    "useDefaultGateways", "routes name their Gateways",
                    "rules[].sessionPersistence", "pools keep sessions by their picker's plugins",
                    "rules[].backendRefs[].sessionPersistence", "pools keep sessions by their picker's plugins"));
    public static final Kind<ReferenceGrantSpec> REFERENCE_GRANT =
            Kind.of(GATEWAY_API, "ReferenceGrant", List.of("v1", "v1beta1", "v1alpha2"), ReferenceGrantSpec.class);
    public static final Kind<BackendTlsPolicySpec> BACKEND_TLS_POLICY = Kind.of(
                    GATEWAY_API, "BackendTLSPolicy", List.of("v1", "v1alpha3", "v1alpha2"), BackendTlsPolicySpec.class)
            .ignoring(Map.of(
                    "options", "there are no options",
                    "validation.subjectAltNames", "the host name alone is looked for in the certificate"));

    public static final Kind<InferencePoolSpec> INFERENCE_POOL = new Kind<>(
            "inference.networking.k8s.io",
            "InferencePool",
            List.of("inference.networking.k8s.io/v1", "inference.networking.x-k8s.io/v1alpha2"),
            true,
            InferencePoolSpec.class,
            Shape.SPEC,
            Map.of());
    public static final Kind<InferenceObjectiveSpec> INFERENCE_OBJECTIVE = new Kind<>(
            "llm-d.ai",
            "InferenceObjective",
            List.of("llm-d.ai/v1alpha2", "inference.networking.x-k8s.io/v1alpha2"),
            true,
            InferenceObjectiveSpec.class,
            Shape.SPEC,
            Map.of(
                    "priority", "requests are served in the order in which they come",
                    "poolRef", "no request of the pool has a priority"));
    public static final Kind<InferenceModelRewriteSpec> INFERENCE_MODEL_REWRITE = new Kind<>(
            "llm-d.ai",
            "InferenceModelRewrite",
            List.of("llm-d.ai/v1alpha2", "inference.networking.x-k8s.io/v1alpha2"),
            true,
            InferenceModelRewriteSpec.class,
            Shape.SPEC,
            Map.of());

    public static final Kind<AiGatewayRouteSpec> AI_GATEWAY_ROUTE = Kind.of(
                    AI_GATEWAY, "AIGatewayRoute", List.of("v1beta1", "v1alpha1"), AiGatewayRouteSpec.class)
            .ignoring(Map.of(
                    "schema", "clients may use every API that the gateway reads",
                    "filterConfig", "there is no external processor"));
    public static final Kind<AiServiceBackendSpec> AI_SERVICE_BACKEND = Kind.of(
                    AI_GATEWAY, "AIServiceBackend", List.of("v1beta1", "v1alpha1"), AiServiceBackendSpec.class)
            .ignoring(Map.of("timeouts", "the route's rules say how long requests may take"));
    public static final Kind<BackendSecurityPolicySpec> BACKEND_SECURITY_POLICY = Kind.of(
            AI_GATEWAY, "BackendSecurityPolicy", List.of("v1beta1", "v1alpha1"), BackendSecurityPolicySpec.class);
    public static final Kind<GatewayConfigSpec> GATEWAY_CONFIG = Kind.of(
                    AI_GATEWAY, "GatewayConfig", List.of("v1beta1", "v1alpha1"), GatewayConfigSpec.class)
            .ignoring(Map.of("extProc", "there is no external processor"));
    public static final Kind<QuotaPolicySpec> QUOTA_POLICY = Kind.of(
                    AI_GATEWAY, "QuotaPolicy", List.of("v1alpha1"), QuotaPolicySpec.class)
            .ignoring(LimitFields.withoutEffect("perModelQuotas[].quota.bucketRules[]", Map.of()));

    public static final Kind<BackendSpec> BACKEND = Kind.of(
                    ENVOY_GATEWAY, "Backend", List.of("v1alpha1"), BackendSpec.class)
            .open()
            .ignoring(Map.of("endpoints[].unix", "backends are reached by host and port"));
    public static final Kind<BackendTrafficPolicySpec> BACKEND_TRAFFIC_POLICY = Kind.of(
                    ENVOY_GATEWAY, "BackendTrafficPolicy", List.of("v1alpha1"), BackendTrafficPolicySpec.class)
            .open()
            .ignoring(LimitFields.withoutEffect(
                    "rateLimit.global.rules[]",
                    Map.of(
                            "rateLimit.local", "limits count what all gateways let in together, see rateLimit.global",
                            "rateLimit.global.rules[].limit.fromMetadata",
                                    "the limit is that of the document: no filter says another for each request")));

    /** All of them. */
    public static final List<Kind<?>> ALL = List.of(
            NAMESPACE,
            SECRET,
            CONFIG_MAP,
            SERVICE,
            POD,
            ENDPOINT_SLICE,
            GATEWAY_CLASS,
            GATEWAY,
            HTTP_ROUTE,
            REFERENCE_GRANT,
            BACKEND_TLS_POLICY,
            INFERENCE_POOL,
            INFERENCE_OBJECTIVE,
            INFERENCE_MODEL_REWRITE,
            AI_GATEWAY_ROUTE,
            AI_SERVICE_BACKEND,
            BACKEND_SECURITY_POLICY,
            GATEWAY_CONFIG,
            QUOTA_POLICY,
            BACKEND,
            BACKEND_TRAFFIC_POLICY);

    private Kinds() {}

    private static <S extends Record> Kind<S> core(String name, Class<S> content) {
        return new Kind<>("", name, List.of("v1"), true, content, Shape.WHOLE, Map.of());
    }
}
