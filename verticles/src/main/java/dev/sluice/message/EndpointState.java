package dev.sluice.message;

import dev.sluice.spi.Sample;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One endpoint as last polled.
 *
 * @param sample the last answer, however old; {@link Sample#UNKNOWN} before the first
 * @param failure why the last poll gave no sample, as a sentence; empty when it did, or before the first poll
 */
public record EndpointState(
        String name, URI address, Map<String, String> labels, Sample sample, Optional<String> failure) {
    public EndpointState {
        labels = Map.copyOf(labels);
    }
}
