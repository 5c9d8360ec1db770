package dev.sluice.bench.routing;

import dev.sluice.routing.RequestHead;
import dev.sluice.routing.RouteListener;
import dev.sluice.routing.RouteTable;
import dev.sluice.routing.Routed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A table of 2,000 routes of five rules: its compilation, and the rule of one request after another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RouteTableBenchmark {
    private final RouteListener modelListener = SampledRoutes.byModel();
    private final RouteListener hostListener = SampledRoutes.byHostAndPath();
    private final RouteTable models = RouteTable.of(List.of(modelListener));
    private final RouteTable hosts = RouteTable.of(List.of(hostListener));
    private final RouteTable tenants = RouteTable.of(List.of(SampledRoutes.byTenant()));
    private int request;

    @Benchmark
    public RouteTable compileModels() {
        return RouteTable.of(List.of(modelListener));
    }

    @Benchmark
    public RouteTable compileHosts() {
        return RouteTable.of(List.of(hostListener));
    }

    @Benchmark
    public Routed matchModel() {
        int route = next();
        String model = SampledRoutes.model(route, route % SampledRoutes.RULES);
        Head head = new Head("any.example.com", "/v1/chat/completions", "");
        return models.match(SampledRoutes.PORT, head, Optional.of(model)).orElseThrow();
    }

    @Benchmark
    public Routed matchHostAndPath() {
        Head head = new Head(SampledRoutes.host(next()), "/v1/part/part/chat", "");
        return hosts.match(SampledRoutes.PORT, head, Optional.empty()).orElseThrow();
    }

    @Benchmark
    public Routed matchTenant() {
        int route = next();
        String model = SampledRoutes.model(0, route % SampledRoutes.RULES);
        Head head = new Head("any.example.com", "/v1/chat/completions", SampledRoutes.tenant(route));
        return tenants.match(SampledRoutes.PORT, head, Optional.of(model)).orElseThrow();
    }

    /** Steps through all routes, far from the one before. */
    private int next() {
        request = (request + 787) % SampledRoutes.ROUTES;
        return request;
    }

    /** A request with one header and without query. */
    private record Head(String host, String path, String tenant) implements RequestHead {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public @Nullable String header(String lowerCaseName) {
            return lowerCaseName.equals(SampledRoutes.TENANT_HEADER) ? tenant : null;
        }

        @Override
        public @Nullable String query(String name) {
            return null;
        }
    }
}
