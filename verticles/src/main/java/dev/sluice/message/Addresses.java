package dev.sluice.message;

import dev.sluice.bus.Address;
import dev.sluice.bus.Topic;
import dev.sluice.caller.Caller;
import dev.sluice.counting.Grant;
import dev.sluice.spi.InferenceRequest;

/** Every conversation between verticles. */
public final class Addresses {
    /** ingress asks validation, on its own event loop. */
    public static final Address<RawRequest, InferenceRequest> VALIDATE =
            new Address<>("validate", RawRequest.class, InferenceRequest.class);

    /** ingress asks validation on a worker thread: for bodies that take longer than a loop may be held. */
    public static final Address<RawRequest, InferenceRequest> VALIDATE_LARGE =
            new Address<>("validate.large", RawRequest.class, InferenceRequest.class);

    /** ingress tells telemetry, on its own event loop, that an exchange is over. */
    public static final Topic<Completed> COMPLETED = new Topic<>("completed", Completed.class);

    /** ingress tells telemetry, on its own event loop, that a prefill is over. */
    public static final Topic<Prefilled> PREFILLED = new Topic<>("prefilled", Prefilled.class);

    /** ingress tells the ledger, wherever it is, that an exchange is over. */
    public static final Topic<Completed> SETTLED = new Topic<>("settled", Completed.class);

    /** quota asks the ledger what was used before; fails where its database is away. */
    public static final Address<LedgerQuestion, LedgerAnswer> LEDGER =
            new Address<>("ledger", LedgerQuestion.class, LedgerAnswer.class);

    /** prices tells ingress what models cost: when that changes, and every few seconds. */
    public static final Topic<Prices> PRICES = new Topic<>("prices", Prices.class);

    /** metrics tells ingress and admin which models a pool serves, when that changes. */
    public static final Topic<ServedModels> SERVED_MODELS = new Topic<>("models", ServedModels.class);

    /** launcher tells scoring which plugin types there are. */
    public static final Topic<PluginCatalog> PLUGINS = new Topic<>("plugins", PluginCatalog.class);

    /** launcher tells ingress and admin that the process is about to stop. */
    public static final Topic<Draining> DRAINING = new Topic<>("draining", Draining.class);

    /** resources asks the launcher for pools to be ready before routes lead there; fails where one cannot be. */
    public static final Address<Pools, Pools> POOLS_WANTED = new Address<>("pools.wanted", Pools.class, Pools.class);

    /** launcher tells metrics, scoring, ingress and admin which pools there are now, with their endpoints. */
    public static final Topic<Pools> POOLS = new Topic<>("pools", Pools.class);

    /** resources tells ingress which routes are in force. */
    public static final Topic<Routes> ROUTES = new Topic<>("routes", Routes.class);

    /** ingress tells resources whether it listens on a port. */
    public static final Topic<ListenerState> LISTENER = new Topic<>("listener", ListenerState.class);

    /** resources tells admin how the documents stand. */
    public static final Topic<ResourcesState> RESOURCES = new Topic<>("resources", ResourcesState.class);

    /** scoring tells kvevents which events a pool wants; everything it hears from then on begins anew. */
    public static final Topic<KvEventsWanted> KV_EVENTS_WANTED = new Topic<>("kv-events.wanted", KvEventsWanted.class);

    /** kvevents, which has just begun, asks every pool's scoring to tell which events it wants. */
    public static final Topic<KvEventsQuestion> KV_EVENTS_ASKED =
            new Topic<>("kv-events.asked", KvEventsQuestion.class);

    /** cluster tells metrics, scoring and admin which gateways there are: when that changes, and every second. */
    public static final Topic<ClusterView> CLUSTER = new Topic<>("cluster", ClusterView.class);

    /** metrics tells cluster what the endpoints it asks have said. */
    public static final Topic<PolledNews> POLLED_HERE = new Topic<>("polled.here", PolledNews.class);

    /** cluster tells metrics what endpoints have said to other gateways. */
    public static final Topic<PolledNews> POLLED_ELSEWHERE = new Topic<>("polled.elsewhere", PolledNews.class);

    /** scoring tells cluster what this gateway has in flight. */
    public static final Topic<InFlightShare> IN_FLIGHT_HERE = new Topic<>("in-flight.here", InFlightShare.class);

    /** scoring tells cluster what a plugin has learnt. */
    public static final Topic<LearntFacts> FACTS_HERE = new Topic<>("facts.here", LearntFacts.class);

    /** quota asks cluster to change a counter; an answer that is late fails, and what was asked for may have been carried out. */
    public static final Address<CounterQuestion, Grant> COUNTERS =
            new Address<>("counters", CounterQuestion.class, Grant.class);

    /** ingress asks quota, on its own event loop, to let a request in; fails with the problem the client is told of. */
    public static final Address<Admission, Admitted> ADMIT = new Address<>("admit", Admission.class, Admitted.class);

    /** ingress tells quota, on its own event loop, what became of a request that was let in. */
    public static final Topic<Settlement> SETTLE = new Topic<>("settle", Settlement.class);

    /** quota tells ingress which limits hold for all routes: when it starts, and every few seconds. */
    public static final Topic<Limits> LIMITS = new Topic<>("limits", Limits.class);

    /** identity tells ingress how callers are known. */
    public static final Topic<Identities> IDENTITIES = new Topic<>("identities", Identities.class);

    /** ingress asks identity whom a token proves, once for each token and event loop. */
    public static final Address<Token, Caller> IDENTIFY = new Address<>("identify", Token.class, Caller.class);

    /** admin asks identity which API keys there are. */
    public static final Address<KeysQuestion, KeysView> KEYS =
            new Address<>("keys", KeysQuestion.class, KeysView.class);

    /** admin asks identity for a new API key; fails with a sentence where there can be none such. */
    public static final Address<KeyWanted, KeyMade> KEY_WANTED =
            new Address<>("keys.wanted", KeyWanted.class, KeyMade.class);

    /** admin asks identity to know an API key no more; fails with a sentence where that is not its to do. */
    public static final Address<KeyDropped, KeyDropped> KEY_DROPPED =
            new Address<>("keys.dropped", KeyDropped.class, KeyDropped.class);

    private Addresses() {}

    /** cluster tells the pool's scoring what another gateway has in flight. */
    public static Topic<InFlightShare> inFlightElsewhere(String pool) {
        return new Topic<>("in-flight.elsewhere." + pool, InFlightShare.class);
    }

    /** cluster tells the pool's scoring what a plugin of another gateway has learnt. */
    public static Topic<LearntFacts> factsElsewhere(String pool) {
        return new Topic<>("facts.elsewhere." + pool, LearntFacts.class);
    }

    /** cluster asks the pool's scoring for a part of what its plugins know, for a gateway that has just come. */
    public static Address<SnapshotCursor, SnapshotPart> snapshot(String pool) {
        return new Address<>("snapshot." + pool, SnapshotCursor.class, SnapshotPart.class);
    }

    /** kvevents hands the pool's scoring what an endpoint said of its prefix cache; no more than a few at a time. */
    public static Address<KvEvents, KvEventsTaken> kvEvents(String pool) {
        return new Address<>("kv-events." + pool, KvEvents.class, KvEventsTaken.class);
    }

    /** ingress asks the pool's scoring for endpoints. */
    public static Address<Placement, Placed> schedule(String pool) {
        return new Address<>("schedule." + pool, Placement.class, Placed.class);
    }

    /** ingress tells the pool's scoring that a request is tried elsewhere. */
    public static Topic<Moved> moved(String pool) {
        return new Topic<>("moved." + pool, Moved.class);
    }

    /** ingress tells the pool's scoring that the answer to a request has begun. */
    public static Topic<Answering> answering(String pool) {
        return new Topic<>("answering." + pool, Answering.class);
    }

    /** ingress tells the pool's scoring that a request is over. */
    public static Topic<Released> released(String pool) {
        return new Topic<>("released." + pool, Released.class);
    }

    /** ingress tells the pool's scoring that an endpoint asked for a pause. */
    public static Topic<Rested> rested(String pool) {
        return new Topic<>("rested." + pool, Rested.class);
    }

    /** metrics tells the pool's scoring, and admin, what the endpoints said last. */
    public static Topic<PoolSnapshot> polled(String pool) {
        return new Topic<>("polled." + pool, PoolSnapshot.class);
    }

    /** admin asks the pool's scoring for its endpoints with what is in flight. */
    public static Address<PoolQuestion, PoolView> view(String pool) {
        return new Address<>("view." + pool, PoolQuestion.class, PoolView.class);
    }

    /** ingress asks the pool's scoring whether an endpoint is in the pool. */
    public static Address<KeeperQuestion, KeeperAnswer> keeper(String pool) {
        return new Address<>("keeper." + pool, KeeperQuestion.class, KeeperAnswer.class);
    }

    /** admin asks the pool's scoring where a request would go. */
    public static Address<ExplainQuestion, Explanation> explain(String pool) {
        return new Address<>("explain." + pool, ExplainQuestion.class, Explanation.class);
    }

    /** admin asks the pool's scoring why a request went where it went. */
    public static Address<DecisionQuestion, DecisionAnswer> decision(String pool) {
        return new Address<>("decision." + pool, DecisionQuestion.class, DecisionAnswer.class);
    }
}
