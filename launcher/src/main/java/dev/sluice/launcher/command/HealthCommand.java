package dev.sluice.launcher.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a running gateway how it is, for container images without a tool that could. */
@Command(name = "health", hidden = true, description = "Exit with 0 when a health address answers 200.")
final class HealthCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @Parameters(
            defaultValue = "http://127.0.0.1:9090/health/live",
            paramLabel = "URL",
            description = "Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private URI address;

    @Override
    public Integer call() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
        try {
            int status = HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .build()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
            if (status == 200) {
                return 0;
            }
            throw new CommandFailedException(1, address + " answered " + status);
        } catch (IOException failure) {
            throw new CommandFailedException(1, address + " does not answer: " + failure);
        }
    }
}
