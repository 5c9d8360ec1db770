package dev.sluice.resources.kind.aigateway;

import dev.sluice.spi.Default;
import java.util.List;

/** Headers that are removed from a request, then set. */
public record HeaderMutation(
        @Default("[]") List<Header> set, @Default("[]") List<String> remove) {
    public HeaderMutation {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
    }

    /** A header. */
    public record Header(String name, String value) {}
}
