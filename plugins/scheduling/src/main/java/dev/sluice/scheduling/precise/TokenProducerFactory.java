package dev.sluice.scheduling.precise;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.TokenSource;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code token-producer}: has prompts cut into the model's own tokens by a server with vLLM's {@code /v1/…/render}. Without
 * {@code vllm} nobody is asked, and only prompts that clients send as token ids have tokens.
 */
public final class TokenProducerFactory implements PluginFactory<TokenProducerFactory.Parameters> {
    /**
     * Who is asked.
     *
     * @param modelName has no effect: the server is sent the client's request, which names the model
     * @param vllm the server
     * @param estimate has no effect: lengths are estimated where tokens are not known
     */
    public record Parameters(
            @Default("") String modelName, Optional<Vllm> vllm, Optional<Map<String, Object>> estimate) {}

    /**
     * A server.
     *
     * @param url scheme {@code http}, host and port
     * @param timeout how long a request may wait, 1 ms or more; after that it is placed without its tokens
     * @param mmTimeout has no effect: the timeout holds for all prompts
     */
    public record Vllm(
            @Default("http://localhost:8000") String url,
            @Default("50ms") Duration timeout,
            @Default("30s") Duration mmTimeout) {
        public Vllm {
            URI address = URI.create(url);
            if (!"http".equals(address.getScheme()) || address.getHost() == null) {
                throw new IllegalArgumentException("wanted a url such as http://render:8000, found " + url);
            }
            if (timeout.toMillis() < 1) {
                throw new IllegalArgumentException(
                        "wanted a timeout of 1ms or more, found " + timeout.toMillis() + "ms");
            }
        }
    }

    @Override
    public String type() {
        return "token-producer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public TokenSource create(Parameters parameters, PluginContext context) {
        Optional<URI> renderer = parameters.vllm().map(vllm -> URI.create(vllm.url()));
        Duration patience = parameters.vllm().map(Vllm::timeout).orElse(Duration.ZERO);
        return new TokenSource() {
            @Override
            public Optional<URI> renderer() {
                return renderer;
            }

            @Override
            public Duration patience() {
                return patience;
            }
        };
    }
}
