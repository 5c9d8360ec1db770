package dev.sluice.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.message.EndpointSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoConfigurationTest {
    @Test
    void puts_one_pool_of_named_servers_behind_the_gateway() {
        URI first = URI.create("http://127.0.0.1:41");
        URI second = URI.create("http://127.0.0.1:42");
        GatewayConfiguration configuration = DemoConfiguration.of(List.of(first, second), 8080, 9090);

        assertThat(configuration.pools()).singleElement().satisfies(pool -> {
            assertThat(pool.name()).isEqualTo("demo");
            assertThat(pool.models()).containsExactly("demo-model");
            assertThat(pool.endpoints()).extracting(EndpointSpec::address).containsExactly(first, second);
            assertThat(pool.endpoints()).extracting(EndpointSpec::name).containsExactly("server-1", "server-2");
        });
    }
}
