package dev.sluice.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Sample;
import dev.sluice.testkit.FilterContract;
import dev.sluice.testkit.Requests;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderBasedTestingFilterTest extends FilterContract<NoParameters> {
    @Override
    protected PluginFactory<NoParameters> factory() {
        return new HeaderBasedTestingFilterFactory();
    }

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }

    private final Endpoint one = at("one", "http://10.0.0.1:8000");
    private final Endpoint oneOther = at("one-other", "http://10.0.0.1:8001");
    private final Endpoint two = at("two", "http://10.0.0.2:8000");
    private final Endpoint six = at("six", "http://[fd00::1]:8000");

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 'one,one-other'",
        "10.0.0.1:8001, one-other",
        "'10.0.0.2:8000, 10.0.0.1:8000', 'one,two'",
        "[fd00::1]:8000, six",
        "fd00::1, six",
        "' ', 'one,one-other,two,six'"
    })
    void keeps_the_endpoints_named(String header, String names) {
        assertThat(kept(Map.of("test-epp-endpoint-selection", header))).containsExactly(names.split(","));
    }

    @Test
    void keeps_none_where_none_is_named() {
        assertThat(kept(Map.of("test-epp-endpoint-selection", "10.0.0.3,10.0.0.1:9")))
                .isEmpty();
    }

    @Test
    void keeps_all_without_the_header() {
        assertThat(kept(Map.of())).hasSize(4);
    }

    private List<String> kept(Map<String, String> headers) {
        return Kept.of(filter(), Requests.withHeaders("llama", headers), List.of(one, oneOther, two, six));
    }

    private static Endpoint at(String name, String address) {
        return new Endpoint(name, URI.create(address), Map.of(), Sample.UNKNOWN, 0, 0);
    }
}
