package dev.sluice.resources.kind.core;

import dev.sluice.spi.Default;
import java.util.Map;

/** A ConfigMap. */
public record ConfigMapDocument(@Default("{}") Map<String, String> data) {
    public ConfigMapDocument {
        data = Map.copyOf(data);
    }
}
