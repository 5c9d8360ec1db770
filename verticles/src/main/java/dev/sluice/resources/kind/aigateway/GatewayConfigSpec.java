package dev.sluice.resources.kind.aigateway;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** The spec of a GatewayConfig. */
public record GatewayConfigSpec(
        @Default("[]") List<LlmRequestCost> globalLLMRequestCosts, Optional<ForwardProxy> forwardProxy) {
    public GatewayConfigSpec {
        globalLLMRequestCosts = List.copyOf(globalLLMRequestCosts);
    }

    /** An HTTP proxy on the way to every backend but pools. */
    public record ForwardProxy(String address) {}
}
