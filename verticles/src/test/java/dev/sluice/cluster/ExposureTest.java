package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.InterfacesConfig;
import dev.sluice.config.ConfigurationException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.3.4",
                "100.64.0.1",
                "100.127.255.255",
                "::1",
                "fe80::1",
                "fd00::1",
                "fc12::1"
            })
    void the_machine_and_private_networks_are_not_public(String address) throws Exception {
        assertThat(Exposure.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "172.15.0.1",
                "192.169.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "2001:db8::1",
                "fe00::1"
            })
    void everything_else_is(String address) throws Exception {
        assertThat(Exposure.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void a_configuration_that_names_no_interface_is_refused() {
        Config config = new Config();
        config.getNetworkConfig().getInterfaces().addInterface("127.0.0.1").setEnabled(false);

        assertThatThrownBy(() -> Exposure.check(config, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("wanted hazelcast.network.interfaces with enabled: true");
    }

    @Test
    void an_interface_with_a_public_address_is_refused_and_told_how_to_be_wanted() throws Exception {
        InterfacesConfig interfaces = new InterfacesConfig().setEnabled(true).addInterface("203.0.113.*");
        List<InetAddress> machine = List.of(InetAddress.getByName("10.0.0.7"), InetAddress.getByName("203.0.113.9"));

        assertThatThrownBy(() -> Exposure.refusePublic(machine, interfaces))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("would be open at 203.0.113.9")
                .hasMessageContaining("write publicInterface: true");
        Exposure.refusePublic(machine.subList(0, 1), interfaces);
    }

    @Test
    void loopback_is_taken_without_a_further_word() {
        Config config = new Config();
        config.getNetworkConfig().getInterfaces().addInterface("127.0.0.1").setEnabled(true);

        Exposure.check(config, false);
    }
}
