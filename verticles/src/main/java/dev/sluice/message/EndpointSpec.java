package dev.sluice.message;

import dev.sluice.spi.Default;
import java.net.URI;
import java.util.Map;

/**
 * A model server as configured.
 *
 * @param address scheme {@code http}, host and port
 * @param name what people call it; host and port when empty
 * @param labels what filters and the choice of engine read, such as {@code llm-d.ai/engine-type}
 */
public record EndpointSpec(
        URI address,
        @Default("") String name,
        @Default("{}") Map<String, String> labels) {
    public EndpointSpec {
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 1) {
            throw new IllegalArgumentException("wanted an address such as http://10.0.0.7:8000, found " + address);
        }
        name = name.isEmpty() ? address.getHost() + ":" + address.getPort() : name;
        labels = Map.copyOf(labels);
    }
}
