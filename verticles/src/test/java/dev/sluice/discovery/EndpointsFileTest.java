package dev.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.EndpointSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsFileTest {
    @Test
    void reads_addresses_host_names_and_labels() {
        List<EndpointSpec> endpoints = EndpointsFile.read("""
                endpoints:
                  - { name: a, namespace: serving, address: 10.0.0.7, port: "8000", labels: { role: decode } }
                  - { name: b, address: gpu.example.com, port: 8001 }
                  - { name: c, address: "fd00::1", port: 8002 }
                """);
        assertThat(endpoints)
                .extracting(EndpointSpec::address)
                .containsExactly(
                        URI.create("http://10.0.0.7:8000"),
                        URI.create("http://gpu.example.com:8001"),
                        URI.create("http://[fd00::1]:8002"));
        assertThat(endpoints.get(0).labels()).containsEntry("role", "decode");
    }

    @Test
    void takes_the_later_of_two_of_one_name_or_address() {
        assertThat(EndpointsFile.read("""
                        {"endpoints": [{"name": "a", "address": "h", "port": 1}, {"name": "a", "address": "h", "port": 2},
                                       {"name": "b", "address": "h", "port": 2}]}
                        """)).extracting(EndpointSpec::name).containsExactly("b");
    }

    @Test
    void keeps_endpoints_of_one_name_in_different_namespaces() {
        assertThat(EndpointsFile.read("""
                        endpoints:
                          - { name: a, address: 10.0.0.1, port: 8000 }
                          - { name: a, namespace: other, address: 10.0.0.2, port: 8000 }
                          - { name: b, namespace: other, address: 10.0.0.3, port: 8000 }
                        """)).extracting(EndpointSpec::name).containsExactly("default/a", "other/a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoints: [{name: a, port: 1}]|endpoints[0].address: missing; wanted a string",
                "endpoints: [{name: a, address: h, port: 0}]|endpoints[0]: wanted a port from 1 to 65535, found 0",
                "endpoint: []|endpoint: unknown key; nearest is endpoints (known: endpoints)",
                "endpoints: [{name: a, address: h/x, port: 1}]|endpoints[0]: wanted an IP address or host name, found \"h/x\"",
                "endpoints: [{name: a, address: u@h, port: 1}]|endpoints[0]: wanted an IP address or host name, found \"u@h\"",
                "endpoints: [{name: a, address: '', port: 1}]|endpoints[0]: wanted an IP address or host name, found \"\"",
                "endpoints: [{name: a, address: my_host, port: 1}]|endpoints[0]: wanted an IP address or host name, found \"my_host\"",
                "[]|wanted an object with endpoints"
            })
    void says_what_is_wrong(String text, String sentence) {
        assertThatThrownBy(() -> EndpointsFile.read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sentence);
    }
}
