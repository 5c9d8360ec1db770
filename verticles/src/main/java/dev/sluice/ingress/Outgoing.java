package dev.sluice.ingress;

import dev.sluice.cost.Consumption;
import dev.sluice.message.Bill;
import dev.sluice.message.Usage;
import dev.sluice.naming.ResponseId;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.rewriting.BodyEdit;
import dev.sluice.rewriting.HeaderEdit;
import dev.sluice.rewriting.ModelName;
import dev.sluice.rewriting.NameRestorer;
import dev.sluice.rewriting.Paths;
import dev.sluice.rewriting.StreamUsage;
import dev.sluice.rewriting.StreamUsage.Asked;
import dev.sluice.rewriting.TopLevel;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.Credential;
import dev.sluice.routing.Filters.UrlRewrite;
import dev.sluice.routing.ModelListing;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.Routed;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.core.net.HostAndPort;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A request as one backend gets it: its path, headers and body, and what becomes of the answer. */
final class Outgoing {
    private final HttpServerRequest client;
    private final String id;
    private final Routed routed;
    private final boolean streams;
    private final BackendRef reference;
    private final InferenceRequest asked;
    private final InferenceRequest request;
    private final boolean rewritten;
    private final Optional<ResponseId> continued;
    private final boolean namesKeepers;
    private final Map<String, String> standings;

    Outgoing(Exchange exchange, BackendRef reference, InferenceRequest asked, RandomGenerator random) {
        this.client = exchange.http();
        this.id = exchange.id();
        this.routed = exchange.routed();
        this.streams = exchange.hasStreamOptions();
        this.reference = reference;
        this.asked = asked;
        String named = reference.modelName().orElse(asked.model());
        Optional<String> drawn = reference.backend() instanceof Backend.Pool pool
                ? ModelDraw.rewrite(pool.rewrites(), named, random)
                : Optional.empty();
        this.rewritten = drawn.isPresent();
        boolean toPool = reference.backend() instanceof Backend.Pool;
        this.continued = asked.previousResponse().filter(id -> toPool).flatMap(ResponseId::read);
        this.namesKeepers = toPool && exchange.namesKeepers();
        this.standings = exchange.standings();
        this.request = asked.withModel(drawn.orElse(named));
    }

    /** The request as the backend's picker sees it. */
    InferenceRequest request() {
        return request;
    }

    /** The backend's name, as people and metrics call it. */
    String backendName() {
        return reference.backend().name();
    }

    /** What the answer costs. */
    Bill bill(Billing billing, Usage usage) {
        RouteId route = routed.rule().route();
        return billing.bill(
                request.model(),
                backendName(),
                route.namespace() + "/" + route.name(),
                routed.rule().costs(),
                usage);
    }

    /** What the answer used, where. */
    Consumption consumption(Usage usage) {
        RouteId route = routed.rule().route();
        return Consumption.at(backendName(), request.model(), route.namespace() + "/" + route.name(), usage.tokens());
    }

    /** Whether the body is not sent as the client wrote it. */
    boolean changesBody() {
        return isRenamed()
                || asksUsage()
                || continued.isPresent()
                || !reference.body().set().isEmpty()
                || !reference.body().remove().isEmpty();
    }

    /** The body for this backend. */
    Asked body(Buffer original) {
        Buffer own = continued.map(id -> withOwnId(id, original)).orElse(original);
        Buffer named = isRenamed() ? ModelName.replace(own, request.model()) : own;
        Buffer edited = BodyEdit.apply(reference.body(), named);
        return asksUsage() ? StreamUsage.ask(edited) : new Asked(edited, false);
    }

    HttpMethod method() {
        return client.method();
    }

    /** Path and query. */
    String target() {
        String path = rewrite(UrlRewrite::path)
                .map(wanted -> Paths.rewrite(wanted, routed.match().path(), path()))
                .orElseGet(this::path);
        return client.query() == null ? path : path + "?" + client.query();
    }

    /**
     * Writes the headers.
     *
     * @throws ProblemException with {@link Problem.MissingCredential} where the request has to bring one
     */
    void writeHeaders(HttpClientRequest upstream) {
        MultiMap headers = upstream.headers();
        HeaderRules.toEndpoint(client.headers(), headers);
        HeaderEdit.apply(routed.rule().filters().request(), headers);
        HeaderEdit.apply(reference.filters().request(), headers);
        routed.rule().backends().forEach(other -> removeCredential(other.backend(), headers));
        credential(reference.backend()).ifPresent(credential -> authorize(credential, headers));
        headers.set(Exchange.REQUEST_ID, id);
        host().ifPresent(upstream::authority);
    }

    /** What becomes of the headers of an answer. */
    void changeAnswer(MultiMap headers) {
        standings.forEach(headers::set);
        HeaderEdit.apply(reference.filters().response(), headers);
        HeaderEdit.apply(routed.rule().filters().response(), headers);
    }

    /** Puts the client's name of the model back into an answer, where that is wanted. */
    Optional<NameRestorer> restorer() {
        boolean wanted = rewritten
                || routed.rule().models().filter(ModelListing::restoreName).isPresent();
        return wanted && isRenamed() ? Optional.of(new NameRestorer(request.model(), asked.model())) : Optional.empty();
    }

    /** Whether the backend is to tell the usage of its stream, which it does only when asked. */
    private boolean asksUsage() {
        return streams && asked.streaming() && !passesThrough();
    }

    /** Whether the ids of responses in the answer are to name their endpoint. */
    boolean namesKeepers() {
        return namesKeepers;
    }

    /** The model server knows the response by the id that it gave it itself. */
    private static Buffer withOwnId(ResponseId id, Buffer original) {
        String json = Json.encode(id.own());
        return TopLevel.change(
                new TopLevel.Change(Map.of(), Map.of("previous_response_id", Optional.of(json))), original);
    }

    private boolean isRenamed() {
        return !request.model().equals(asked.model());
    }

    private String path() {
        Optional<String> prefix =
                reference.backend() instanceof Backend.Provider provider ? provider.pathPrefix() : Optional.empty();
        return prefix.map(wanted -> Paths.withApiPrefix(client.path(), wanted)).orElse(client.path());
    }

    /** What the backend's own filter asks for, else what the rule's does. */
    private <T> Optional<T> rewrite(Function<UrlRewrite, Optional<T>> part) {
        return reference.filters().rewrite().flatMap(part).or(() -> routed.rule()
                .filters()
                .rewrite()
                .flatMap(part));
    }

    /** A host that is asked for; the endpoint's own where an API is called, the client's where a request just passes. */
    private Optional<HostAndPort> host() {
        Optional<String> wanted = rewrite(UrlRewrite::host);
        if (wanted.isPresent()) {
            return wanted.map(host -> HostAndPort.authority(host, -1));
        }
        return passesThrough() ? Optional.ofNullable(client.authority()) : Optional.empty();
    }

    private boolean passesThrough() {
        return routed.isPlain() && reference.backend() instanceof Backend.Provider;
    }

    private static Optional<Credential> credential(Backend backend) {
        if (backend instanceof Backend.Pool pool) {
            return pool.credential();
        }
        return backend instanceof Backend.Provider provider ? provider.credential() : Optional.empty();
    }

    /** Takes away what a client brought for any backend, so that no other learns of it. */
    private static void removeCredential(Backend backend, MultiMap headers) {
        credential(backend).flatMap(Credential::fromHeader).ifPresent(headers::remove);
    }

    private void authorize(Credential credential, MultiMap headers) {
        Optional<String> own = credential.fromHeader().map(header -> client.getHeader(header));
        credential.fromHeader().ifPresent(headers::remove);
        String value = own.or(() -> credential.configured().map(secret -> secret.value()))
                .orElseThrow(() -> new ProblemException(
                        new Problem.MissingCredential(credential.fromHeader().orElse(credential.header()))));
        headers.set(credential.header(), credential.prefix() + value);
    }
}
