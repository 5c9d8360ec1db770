package dev.sluice.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Says who cuts prompts into the model's tokens, so that {@link Prompt#tokenIds} are known when a request is placed. */
public non-sealed interface TokenSource extends Plugin {
    /** A server with vLLM's {@code /v1/…/render}; empty where nobody is to be asked. */
    Optional<URI> renderer();

    /** How long a request may wait for it; after that it is placed without. */
    Duration patience();
}
