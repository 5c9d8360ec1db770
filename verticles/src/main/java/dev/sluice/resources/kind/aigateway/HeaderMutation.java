package dev.sluice.resources.kind.aigateway;

import static dev.sluice.resources.kind.Rules.most;

import dev.sluice.spi.Default;
import java.util.List;

/** Headers that are removed from a request, then set. */
public record HeaderMutation(
        @Default("[]") List<Header> set, @Default("[]") List<String> remove) {
    public HeaderMutation {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
        most(16, set, "set");
        most(16, remove, "remove");
    }

    /** A header. */
    public record Header(String name, String value) {}
}
