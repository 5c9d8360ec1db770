package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.FilterContract;
import dev.sluice.testkit.Requests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecodeFilterTest extends FilterContract<NoParameters> {
    @Override
    protected PluginFactory<NoParameters> factory() {
        return new DecodeFilterFactory();
    }

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }

    private static final List<String> ROLES = List.of(
            "encode",
            "prefill",
            "decode",
            "encode-prefill",
            "prefill-decode",
            "both",
            "encode-prefill-decode",
            "other");

    @Test
    void keeps_the_roles_that_decode_and_those_without_a_role() {
        Stream<Endpoint> labelled = ROLES.stream()
                .map(role -> endpoint(role).label("llm-d.ai/role", role).build());
        List<Endpoint> all =
                Stream.concat(labelled, Stream.of(endpoint("none").build())).toList();
        assertThat(Kept.of(filter(), Requests.forModel("llama"), all))
                .containsExactlyInAnyOrder("decode", "prefill-decode", "both", "encode-prefill-decode", "none");
    }
}
