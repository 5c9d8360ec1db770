package dev.sluice.bench.routing;

import dev.sluice.resources.FileSource;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.compile.CompileOptions;
import dev.sluice.resources.compile.Compiled;
import dev.sluice.resources.compile.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An edit of one of 2,000 files, each of them an AIGatewayRoute of five rules: from the moment the edited file has settled to
 * the route table. {@link #first} is the start of the process, without a warm-up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ReloadBenchmark {
    private static final CompileOptions OPTIONS =
            new CompileOptions(CompileOptions.CONTROLLER, List.of(), List.of(), Map.of());
    private static final String HEAD = """
            apiVersion: aigateway.envoyproxy.io/v1beta1
            kind: AIGatewayRoute
            metadata: { name: route-%d }
            spec:
              parentRefs: [{ name: gateway }]
              rules:
            """;
    private static final String RULE = """
              - matches: [{ headers: [{ name: x-ai-eg-model, value: model-%d-%d }] }]
                backendRefs: [{ group: inference.networking.k8s.io, kind: InferencePool, name: pool, weight: %d }]
            """;
    private static final String SURROUNDINGS = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: gateway }
            spec: { gatewayClassName: sluice, listeners: [{ name: http, protocol: HTTP, port: 8080 }] }
            ---
            apiVersion: inference.networking.k8s.io/v1
            kind: InferencePool
            metadata: { name: pool }
            spec: { selector: { matchLabels: { app: pool } }, targetPorts: [{ number: 8000 }] }
            """;

    private Path directory = Path.of("");
    private FileSource source = new FileSource(List.of(), name -> Optional.empty());
    private int edits;

    @Setup
    public void write() throws IOException {
        directory = Files.createTempDirectory("sluice-documents");
        Files.writeString(directory.resolve("surroundings.yaml"), SURROUNDINGS);
        for (int route = 0; route < SampledRoutes.ROUTES; route++) {
            Files.writeString(file(route), document(route, 1));
        }
        source = new FileSource(List.of(directory), name -> Optional.empty());
    }

    @Benchmark
    public Compiled first() {
        return compiled();
    }

    /** Six reloads after the first read: the first of them meets cold code, the last warm. */
    @Benchmark
    public long[] edits() throws IOException {
        Compiled before = compiled();
        long[] millis = new long[6];
        for (int edit = 0; edit < millis.length; edit++) {
            edits++;
            int route = edits * 331 % SampledRoutes.ROUTES;
            Path next = Files.writeString(directory.resolve("next"), document(route, 1 + edits));
            Files.move(next, file(route), StandardCopyOption.REPLACE_EXISTING);
            long start = System.nanoTime();
            Compiled after = compiled();
            millis[edit] = (System.nanoTime() - start) / 1_000_000;
            if (after.table().equals(before.table())) {
                throw new IllegalStateException("the edit is not in the table");
            }
            before = after;
        }
        System.out.println("\nmilliseconds from a settled edit to the table: " + Arrays.toString(millis));
        return millis;
    }

    /** Waits, as the gateway does, until nobody is writing any more. */
    private Compiled compiled() {
        Optional<Look> look = source.look();
        while (look.isEmpty()) {
            look = source.look();
        }
        return Compiler.compile(look.get().set(), OPTIONS);
    }

    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path file(int route) {
        return directory.resolve("route-" + route + ".yaml");
    }

    private static String document(int route, int weight) {
        StringBuilder text = new StringBuilder(HEAD.formatted(route));
        for (int rule = 0; rule < SampledRoutes.RULES; rule++) {
            text.append(RULE.formatted(route, rule, weight));
        }
        return text.toString();
    }
}
