package dev.sluice.message;

import dev.sluice.spi.InferenceRequest;
import java.net.URI;

/** Tells a pool that a request is now tried at another endpoint of its list. */
public record Moved(long ticket, URI endpoint, InferenceRequest request) {}
