package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.launcher.demo.Demo;
import dev.sluice.launcher.demo.SimulatedServers;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void shows_a_request_that_the_demo_streams_an_answer_to() throws Exception {
        String curl = block("curl -N");
        assertThat(curl).contains("http://127.0.0.1:8080/v1/chat/completions");
        Matcher body = Pattern.compile("-d '(.*)'", Pattern.DOTALL).matcher(curl);
        assertThat(body.find()).isTrue();
        Demo demo = await(Demo.start(await(SimulatedServers.start(2)), freePort(), freePort()));
        try {
            StringWriter shown = new StringWriter();
            demo.show(new PrintWriter(shown));
            assertThat(shown.toString())
                    .contains("http://127.0.0.1:" + demo.gateway().port("ingress"), "curl -N");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                            + demo.gateway().port("ingress") + "/v1/chat/completions"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body.group(1)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("data: {").endsWith("data: [DONE]\n\n");
        } finally {
            await(demo.gateway().drain());
        }
    }

    @Test
    void tells_the_command_that_continuous_integration_runs() throws IOException {
        assertThat(block("mvn verify").strip()).isEqualTo("mvn verify");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn -B -ntp verify");
    }

    @Test
    void shows_the_example_scorer_as_it_is() throws IOException {
        String shown = block("public final class LabelPreferenceScorerFactory");
        String example = Files.readString(
                ROOT.resolve("plugins/example/src/main/java/dev/sluice/example/LabelPreferenceScorerFactory.java"));
        assertThat(shown.lines().map(String::strip).filter(line -> line.contains("(") && !line.contains("record")))
                .allSatisfy(line -> assertThat(example).contains(line));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static String block(String start) throws IOException {
        Matcher block = Pattern.compile("```\\w*\n(" + Pattern.quote(start) + ".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
