package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.CacheListener;
import dev.sluice.simulator.engine.Engine;
import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.simulator.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;

/** A simulated model server, put together from its parts. Everything happens on the event loop it was made on. */
public final class ModelServer {
    private static final String VERSION = "0.33.0";
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Identity identity;
    private final ServedModels models;
    private final EngineLoop loop;
    private final ServerState state;
    private final FaultGate gate;
    private final Door door;
    private final Routes routes = new Routes();

    /** A closed server; the context of {@code vertx} must be an event loop and the current one. */
    public ModelServer(Vertx vertx, Identity identity, EngineOptions options, Latency latency, CacheListener listener) {
        InstantSource clock = InstantSource.system();
        SplittableRandom dice =
                new SplittableRandom(options.seed() ^ identity.name().hashCode());
        this.identity = identity;
        this.models = new ServedModels(
                identity.models(),
                identity.adapters(),
                options.maxModelLen(),
                clock.instant().getEpochSecond());
        this.loop = new EngineLoop(
                (ContextInternal) vertx.getOrCreateContext(), new Engine(options, latency, dice.split(), listener));
        this.gate = new FaultGate(dice.split());
        this.state = new ServerState(loop, gate, models, new MetricsPage(options, models.base(), clock));
        state.settings(Settings.of(latency));
        this.door = new Door(vertx, this::handle, identity.host(), identity.port());
        addRoutes(vertx, new Stamps(clock, dice.split()), options.seed());
    }

    public Future<Void> open() {
        return door.open();
    }

    public Future<Void> close() {
        return door.close();
    }

    /** Closes the port and forgets all work. */
    public Future<Void> stop() {
        loop.stop();
        return door.close();
    }

    public int port() {
        return door.port();
    }

    public Settings settings() {
        return state.settings();
    }

    public Future<Void> settings(Settings settings) {
        state.settings(settings);
        long millis = settings.faults().refuseForMillis();
        return millis == 0 ? Future.succeededFuture() : door.refuseFor(millis);
    }

    public Counters counters() {
        return state.counters();
    }

    private void handle(HttpServerRequest request) {
        String name = identity.name().isEmpty() ? "simulator-" + door.port() : identity.name();
        request.response().putHeader("server", "uvicorn").putHeader("x-inference-pod", name);
        routes.handle(request);
    }

    private void addRoutes(Vertx vertx, Stamps stamps, long seed) {
        RequestReader reader = new RequestReader(models, seed, identity.role());
        KvBlocksApi kept = new KvBlocksApi(loop, UUID.randomUUID().toString());
        routes.post(KvBlocksApi.PATH, kept::read);
        GenerationApi api = new GenerationApi(loop, gate, stamps, new KvPeers(kept, new KvReader(vertx)));
        generate("/v1/chat/completions", api, Dialect.chat(reader));
        generate("/v1/completions", api, Dialect.completion(reader));
        generate("/v1/responses", api, Dialect.responses(reader, new StoredResponses()));
        routes.post("/v1/embeddings", this::intercepts, new EmbeddingApi(models, loop, gate, stamps)::handle);
        AdapterApi adapters = new AdapterApi(models);
        routes.post("/v1/load_lora_adapter", adapters::load);
        routes.post("/v1/unload_lora_adapter", adapters::unload);
        routes.get("/v1/models", request -> Answers.json(request.response(), 200, models.json()));
        TokenizeApi tokens = new TokenizeApi(models);
        routes.post("/tokenize", tokens::handle);
        routes.post("/v1/chat/completions/render", tokens::render);
        routes.post("/v1/completions/render", tokens::render);
        routes.get(
                "/version",
                request -> Answers.json(request.response(), 200, Json.object().put("version", VERSION)));
        routes.get(
                "/health",
                request -> Answers.empty(
                        request.response(), state.settings().faults().unhealthy() ? 503 : 200));
        routes.get("/metrics", this::metrics);
        AdminApi admin = new AdminApi(state, door);
        routes.get("/admin/config", admin::read);
        routes.post("/admin/config", admin::patch);
    }

    private void generate(String path, GenerationApi api, Dialect dialect) {
        routes.post(path, this::intercepts, (request, body) -> api.handle(dialect, request, body));
    }

    private boolean intercepts(HttpServerRequest request) {
        state.countReceived();
        return gate.intercepts(request);
    }

    private void metrics(HttpServerRequest request) {
        if (state.metricsFail()) {
            Answers.error(request.response(), ApiError.of(500, "The metrics fail."));
            return;
        }
        Answers.text(request.response(), METRICS_TYPE, Buffer.buffer(state.metrics()));
    }
}
