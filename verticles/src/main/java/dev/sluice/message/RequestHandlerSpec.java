package dev.sluice.message;

import dev.sluice.spi.Default;
import java.util.List;

/**
 * How an endpoint picker reads requests, as an EndpointPickerConfig has it. The gateway reads every API that it serves
 * without being told.
 *
 * @param parsers what reads bodies, the first that knows a path
 */
public record RequestHandlerSpec(@Default("[]") List<PluginName> parsers) {
    /** What a picker without this section has. */
    public static final RequestHandlerSpec USUAL = new RequestHandlerSpec(List.of());

    public RequestHandlerSpec {
        parsers = List.copyOf(parsers);
    }
}
