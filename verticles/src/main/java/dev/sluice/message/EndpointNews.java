package dev.sluice.message;

import dev.sluice.spi.Sample;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What one ask of an endpoint brought: a sample, a failure to give one, its models, or, where all are empty, a failure to
 * list them.
 *
 * @param failure why it gave no sample, as a sentence
 */
public record EndpointNews(
        URI address, Optional<Sample> sample, Optional<String> failure, Optional<List<ServedModel>> models) {
    public EndpointNews {
        models = models.map(List::copyOf);
    }
}
