package dev.sluice.resources.compile;

import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.ResourceSet;
import dev.sluice.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;

/** Finds out what documents mean together. Pure. */
public final class Compiler {
    private final Documents documents;
    private final Credentials credentials;
    private final Pools pools;
    private final Backends backends;
    private final List<ServedGateway> gateways;
    private final QuotaPolicies quotas;
    private final Routes routes;

    private Compiler(Documents documents) {
        this.documents = documents;
        this.credentials = new Credentials(documents);
        this.pools = new Pools(documents, credentials);
        this.backends = new Backends(documents, credentials, pools);
        this.gateways = new Gateways(documents).served();
        TrafficPolicies policies = new TrafficPolicies(documents);
        this.quotas = new QuotaPolicies(documents);
        this.routes = new Routes(documents, policies, gateways);
        HttpRules httpRules = new HttpRules(backends, policies);
        AiRules aiRules = new AiRules(documents, backends, policies, quotas);
        documents.set().all(Kinds.HTTP_ROUTE).forEach(route -> routes.add(httpRules.document(route)));
        documents.set().all(Kinds.AI_GATEWAY_ROUTE).forEach(route -> routes.add(aiRules.document(route)));
    }

    /**
     * Compiles documents that are valid each for itself.
     *
     * @return the same for the same documents; what a document gets wrong with regard to others is in the statuses
     */
    public static Compiled compile(ResourceSet set, CompileOptions options) {
        Documents documents = new Documents(set, options);
        return new Compiler(documents).compiled();
    }

    private Compiled compiled() {
        return new Compiled(
                RouteTable.of(routes.listeners()),
                pools.specs(),
                statuses(),
                documents.warnings(),
                documents.unkeptLimits(),
                pools.refusedPickers());
    }

    private List<ResourceStatus> statuses() {
        List<ResourceStatus> statuses = new ArrayList<>(GatewayStatuses.classes(documents));
        gateways.forEach(gateway -> statuses.add(GatewayStatuses.of(gateway, routes)));
        routes.outcomes().forEach(outcome -> RouteStatuses.of(outcome).ifPresent(statuses::add));
        statuses.addAll(backends.aiServices().statuses());
        statuses.addAll(credentials.statuses());
        statuses.addAll(quotas.statuses());
        PoolStatuses ofPools = new PoolStatuses(pools, routes.outcomes());
        documents.set().all(Kinds.INFERENCE_POOL).forEach(pool -> statuses.add(ofPools.of(pool)));
        return statuses;
    }
}
