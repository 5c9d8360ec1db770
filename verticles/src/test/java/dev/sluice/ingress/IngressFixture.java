package dev.sluice.ingress;

import dev.sluice.bus.Bus;
import dev.sluice.caller.Authentication;
import dev.sluice.config.ByteSize;
import dev.sluice.ingress.IngressOptions.Limits;
import dev.sluice.ingress.IngressOptions.Listener;
import dev.sluice.ingress.IngressOptions.ResponseIds;
import dev.sluice.ingress.IngressOptions.Timeouts;
import dev.sluice.message.Addresses;
import dev.sluice.message.Completed;
import dev.sluice.message.ListenerState;
import dev.sluice.message.Moved;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Prefill;
import dev.sluice.message.Prefill.Legs;
import dev.sluice.message.Prefilled;
import dev.sluice.message.RawRequest;
import dev.sluice.message.Released;
import dev.sluice.message.Rested;
import dev.sluice.message.Routes;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import dev.sluice.naming.EndpointKey;
import dev.sluice.naming.ResponseId;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RouteTable;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Prompt;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An ingress on a free port, with the other verticles' answers played by lambdas. */
final class IngressFixture implements AutoCloseable {
    static final Timeouts PATIENT = new Timeouts(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(120));
    static final Limits ROOMY = new Limits(
            new ByteSize(1 << 20),
            new ByteSize(1 << 24),
            new ByteSize(8192),
            new ByteSize(4096),
            new ByteSize(1 << 16),
            1000,
            1000);
    static final String BODY = "{\"model\":\"llama\",  \"stream\":true}";

    final Vertx vertx = Vertx.vertx();
    final Bus bus = Bus.install(vertx, Duration.ofSeconds(30));
    final HttpClient client = vertx.createHttpClient();
    final NetClient sockets = vertx.createNetClient();
    final int port = freePort();
    final int routedPort = freePort();
    final List<ListenerState> listening = new CopyOnWriteArrayList<>();
    /** Whether validation refuses every body. */
    volatile boolean refusesBodies;
    /** The prompt that validation finds in every body. */
    volatile Prompt prompt = Prompt.EMPTY;
    /** A header of the answer that is to name the endpoint; none when empty. */
    volatile String toldHeader = "";
    /** Holds the validation of large bodies until it is completed. */
    final Promise<Void> largeMayGo = Promise.promise();

    final String deployment;
    private final Authentication authentication;
    final List<RawRequest> validated = new CopyOnWriteArrayList<>();
    final List<Placement> placements = new CopyOnWriteArrayList<>();
    final List<Moved> moved = new CopyOnWriteArrayList<>();
    final List<Released> released = new CopyOnWriteArrayList<>();
    final List<Rested> rested = new CopyOnWriteArrayList<>();
    final List<Prefilled> prefilled = new CopyOnWriteArrayList<>();
    final List<Completed> completed = new CopyOnWriteArrayList<>();
    volatile Legs legs = Legs.GATEWAY;
    final List<Endpoint> prefills = new CopyOnWriteArrayList<>();
    final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

    IngressFixture() {
        this(ROOMY, PATIENT);
    }

    IngressFixture(Limits limits, Timeouts timeouts) {
        this(List.of(), limits, timeouts);
    }

    IngressFixture(List<Listener> more, Limits limits, Timeouts timeouts) {
        this(more, limits, timeouts, 1);
    }

    IngressFixture(ResponseIds responseIds) {
        this(List.of(), ROOMY, PATIENT, 1, Authentication.LOOPBACK, responseIds);
    }

    IngressFixture(List<Listener> more, Limits limits, Timeouts timeouts, int instances) {
        this(more, limits, timeouts, instances, Authentication.LOOPBACK, ResponseIds.ENDPOINT);
    }

    /** One whose clients have to say who they are. */
    static IngressFixture guarded() {
        return new IngressFixture(List.of(), ROOMY, PATIENT, 1, Authentication.REQUIRED, ResponseIds.ENDPOINT);
    }

    private IngressFixture(
            List<Listener> more,
            Limits limits,
            Timeouts timeouts,
            int instances,
            Authentication authentication,
            ResponseIds responseIds) {
        this.authentication = authentication;
        bus.answer(Addresses.VALIDATE, this::validate);
        bus.answer(Addresses.VALIDATE_LARGE, raw -> largeMayGo.future().compose(go -> validate(raw)));
        bus.answer(Addresses.schedule("pool"), placement -> schedule(placement).map(this::told));
        bus.subscribe(Addresses.moved("pool"), moved::add);
        bus.subscribe(Addresses.released("pool"), released::add);
        bus.subscribe(Addresses.rested("pool"), rested::add);
        bus.subscribe(Addresses.PREFILLED, prefilled::add);
        bus.subscribe(Addresses.COMPLETED, completed::add);
        bus.subscribe(Addresses.LISTENER, listening::add);
        List<Listener> listeners =
                more.isEmpty() ? List.of(new Listener("127.0.0.1", port, Optional.empty(), authentication)) : more;
        IngressOptions options = new IngressOptions(listeners, limits, timeouts, 3, responseIds);
        PoolSpec pool = new PoolSpec("pool", List.of("llama"), List.of(), new PickerSpec(List.of(), List.of()));
        deployment = Await.on(vertx.deployVerticle(
                () -> new IngressVerticle(bus, options, List.of(pool)),
                new DeploymentOptions().setInstances(instances)));
    }

    private Future<InferenceRequest> validate(RawRequest raw) {
        validated.add(raw);
        if (refusesBodies) {
            return Future.failedFuture(new ProblemException(new Problem.InvalidRequest("refused", "")));
        }
        JsonObject json = new JsonObject(raw.body());
        return Future.succeededFuture(new InferenceRequest(
                raw.id(),
                json.getString("model"),
                json.getBoolean("stream", false),
                OptionalInt.empty(),
                prompt,
                raw.headers(),
                Optional.ofNullable(json.getString("previous_response_id"))));
    }

    private Future<Placed> schedule(Placement placement) {
        placements.add(placement);
        List<Endpoint> untried = endpoints.stream()
                .filter(endpoint -> !placement.tried().contains(endpoint.address()))
                .toList();
        List<Endpoint> left = keeper(placement, untried).map(List::of).orElse(untried);
        return left.isEmpty()
                ? Future.failedFuture(new ProblemException(new Problem.NoEndpoint("pool", "none is left")))
                : Future.succeededFuture(new Placed(placements.size(), left, List.of(), prefill(placement)));
    }

    private static Optional<Endpoint> keeper(Placement placement, List<Endpoint> untried) {
        return placement.request().previousResponse().flatMap(ResponseId::read).flatMap(id -> untried.stream()
                .filter(endpoint -> EndpointKey.of(endpoint.address()) == id.endpoint())
                .findFirst());
    }

    private Optional<Prefill> prefill(Placement placement) {
        return prefills.stream()
                .filter(endpoint -> !placement.oneLeg())
                .map(endpoint -> new Prefill(1000 + placements.size(), endpoint, legs))
                .findFirst();
    }

    /** Names an endpoint that computes prompts for the others. */
    void prefillAt(ScriptedEndpoint scripted) {
        prefills.add(scripted.endpoint());
    }

    /** The placement, with what the client is told of each endpoint. */
    private Placed told(Placed placed) {
        return toldHeader.isEmpty()
                ? placed
                : new Placed(
                        placed.ticket(),
                        placed.endpoints(),
                        placed.endpoints().stream()
                                .map(endpoint -> Map.of(toldHeader, endpoint.name()))
                                .toList(),
                        placed.prefill());
    }

    /** A server that answers everything with this JSON. */
    ScriptedEndpoint answering(String body) {
        return new ScriptedEndpoint(vertx, (n, socket) -> socket.write(ScriptedEndpoint.json(body)));
    }

    /** A server that refuses everything. */
    ScriptedEndpoint refusing(int status, String headers) {
        return new ScriptedEndpoint(vertx, (n, socket) -> socket.write(ScriptedEndpoint.refusal(status, headers)));
    }

    IngressFixture with(ScriptedEndpoint... scripted) {
        for (ScriptedEndpoint endpoint : scripted) {
            endpoints.add(endpoint.endpoint());
        }
        return this;
    }

    void serve(String... models) {
        bus.publish(
                Addresses.SERVED_MODELS,
                new ServedModels(
                        "pool",
                        List.of(models).stream()
                                .map(id -> new ServedModel(id, Instant.ofEpochSecond(7), "vllm", Optional.empty()))
                                .toList()));
        bus.publish(Addresses.polled("pool"), new PoolSnapshot("pool", List.of()));
    }

    /** Puts routes in force on a port of their own, and waits until it is listened on. */
    void route(RouteRule... rules) {
        route(Rules.table(routedPort, rules));
    }

    void route(RouteTable table) {
        int before = listening.size();
        bus.publish(Addresses.ROUTES, new Routes("127.0.0.1", authentication, table));
        Await.until("the port of the routes is listened on", () -> listening.size() > before);
    }

    /** Sends a request to the port of the routes. */
    Answer routed(HttpMethod method, String path, String body, String... headers) {
        return Await.on(routedLater(method, path, body, headers));
    }

    Future<Answer> routedLater(HttpMethod method, String path, String body, String... headers) {
        return onLoop(() -> open(routedPort, method, path, body, headers).compose(Answer::read));
    }

    /** Posts a chat completion; the answer is read to its end or its break. */
    Answer post(String body, String... headers) {
        return send(HttpMethod.POST, "/v1/chat/completions", body, headers);
    }

    Answer send(HttpMethod method, String path, String body, String... headers) {
        return Await.on(onLoop(() -> open(method, path, body, headers).compose(Answer::read)));
    }

    /** Runs on an event loop from the beginning, so that no part of an answer arrives before it is listened to. */
    <T> Future<T> onLoop(Supplier<Future<T>> action) {
        return Future.future(promise -> vertx.runOnContext(go -> action.get().onComplete(promise)));
    }

    Future<HttpClientResponse> open(HttpMethod method, String path, String body, String... headers) {
        return open(port, method, path, body, headers);
    }

    private Future<HttpClientResponse> open(int to, HttpMethod method, String path, String body, String... headers) {
        return client.request(method, to, "127.0.0.1", path).compose(request -> {
            for (int i = 0; i < headers.length; i += 2) {
                request.putHeader(headers[i], headers[i + 1]);
            }
            return request.send(Buffer.buffer(body));
        });
    }

    Completed onlyCompleted() {
        Await.until("an exchange completes", () -> !completed.isEmpty());
        return completed.get(0);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    @Override
    public void close() {
        Await.on(vertx.close());
    }

    /** What a client got: {@code broken} when the connection ended before the answer did. */
    record Answer(int status, HttpClientResponse head, String body, boolean broken) {
        static Future<Answer> read(HttpClientResponse head) {
            Buffer read = Buffer.buffer();
            head.handler(read::appendBuffer);
            head.exceptionHandler(broken -> {});
            return head.end()
                    .map(end -> new Answer(head.statusCode(), head, read.toString(), false))
                    .otherwise(broken -> new Answer(head.statusCode(), head, read.toString(), true));
        }

        JsonObject error() {
            return new JsonObject(body).getJsonObject("error");
        }
    }
}
