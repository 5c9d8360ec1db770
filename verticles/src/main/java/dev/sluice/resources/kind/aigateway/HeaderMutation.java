package dev.sluice.resources.kind.aigateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;

/** Headers that are removed from a request, then set. */
public record HeaderMutation(
        @Default("[]") List<Header> set, @Default("[]") List<String> remove) {
    public HeaderMutation {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
        Check.atMost(16, "set", set);
        Check.atMost(16, "remove", remove);
        Check.headerNames("set", set, Header::name);
        Check.headerNames("remove", remove, name -> name);
    }

    /** A header. */
    public record Header(String name, String value) {
        public Header {
            Check.headerName("name", name);
            Check.headerValue("value", value);
        }
    }
}
