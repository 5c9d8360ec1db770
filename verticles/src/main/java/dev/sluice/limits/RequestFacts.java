package dev.sluice.limits;

import dev.sluice.caller.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a limit can see of a request. */
public interface RequestFacts {
    /** A header's value, the first where it is repeated; asked by a name in lower case. */
    @Nullable
    String header(String lowerCaseName);

    /** Who asks; empty where nobody had to say. */
    Optional<Caller> caller();

    /** The model: as the client named it, or by its name at a backend once one is chosen; empty where none was read. */
    String model();

    /** The address of the one that connected, as text without a port, such as {@code 192.0.2.7} or {@code 2001:db8::1}. */
    String source();
}
