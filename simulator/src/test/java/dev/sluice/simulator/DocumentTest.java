package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the simulator says what is so. */
class DocumentTest {
    private static final Pattern CURL = Pattern.compile(
            "(?m)^curl -sN? http://127\\.0\\.0\\.1:8000(\\S+)( -H 'X-Return-Error: 503')?(?: --json '(.*)')?$");
    private static final Pattern SETTINGS = Pattern.compile("(?s)```json\n(.*?)```");

    @ParameterizedTest
    @MethodSource("examples")
    void shows_requests_that_work(Example example) {
        try (Simulation simulation = Simulation.quick()) {
            Reply reply = example.body()
                    .map(body -> Simulation.await(simulation.send(
                            example.path(), request -> example.header(request).send(Buffer.buffer(body)), Reply::of)))
                    .orElseGet(() -> simulation.get(example.path()));
            assertThat(reply.status()).isEqualTo(example.wantsError() ? 503 : 200);
        }
    }

    @Test
    void shows_as_many_requests_as_are_tried() {
        assertThat(examples()).hasSize((int)
                page().lines().filter(line -> line.startsWith("curl")).count());
    }

    @Test
    void shows_the_settings_a_server_starts_with() throws IOException {
        MatchResult settings = SETTINGS.matcher(page()).results().findFirst().orElseThrow();
        JsonNode shown = new ObjectMapper().readTree(settings.group(1));
        try (Simulation simulation = new Simulation(SimulatorOptions.defaults())) {
            assertThat(simulation.get("/admin/config").json()).isEqualTo(shown);
        }
    }

    static List<Example> examples() {
        Stream<MatchResult> found = CURL.matcher(page()).results();
        return found.map(match ->
                        new Example(match.group(1), match.group(2) != null, Optional.ofNullable(match.group(3))))
                .toList();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/simulator.md"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A line that calls curl. */
    record Example(String path, boolean wantsError, Optional<String> body) {
        HttpClientRequest header(HttpClientRequest request) {
            return wantsError ? request.putHeader("X-Return-Error", "503") : request;
        }
    }
}
