package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.NoParameters;
import dev.sluice.testkit.FilterContract;
import dev.sluice.testkit.Requests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a filter keeps of endpoints of every role, of another role and of none. */
abstract class RoleFilterContract extends FilterContract<NoParameters> {
    private static final List<String> ROLES = List.of(
            "encode",
            "prefill",
            "decode",
            "encode-prefill",
            "prefill-decode",
            "both",
            "encode-prefill-decode",
            "other");

    /** Roles, and {@code none} for an endpoint without one. */
    abstract List<String> kept();

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }

    @Test
    void keeps_endpoints_by_their_role() {
        Stream<Endpoint> labelled = ROLES.stream()
                .map(role -> endpoint(role).label("llm-d.ai/role", role).build());
        List<Endpoint> all =
                Stream.concat(labelled, Stream.of(endpoint("none").build())).toList();
        assertThat(Kept.of(filter(), Requests.forModel("llama"), all)).containsExactlyInAnyOrderElementsOf(kept());
    }
}
