package dev.sluice.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0",
        "10.0.0.0/8, 10.255.255.255",
        "172.16.0.0/12, 172.16.0.0",
        "172.16.0.0/12, 172.31.255.255",
        "192.0.2.128/25, 192.0.2.255",
        "192.0.2.6/31, 192.0.2.7",
        "192.0.2.7/32, 192.0.2.7",
        "192.0.2.7, 192.0.2.7",
        "0.0.0.0/0, 255.255.255.255",
        "128.0.0.0/1, 200.0.0.1",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::/33, 2001:db8:7fff::1",
        "2001:db8::1, 2001:DB8:0:0:0:0:0:1",
        "::/0, ffff::1"
    })
    void a_network_holds_the_addresses_that_begin_as_it_does(String network, String address) {
        assertThat(Cidr.read(network).contains(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 9.255.255.255",
        "10.0.0.0/8, 11.0.0.0",
        "172.16.0.0/12, 172.15.255.255",
        "172.16.0.0/12, 172.32.0.0",
        "192.0.2.128/25, 192.0.2.127",
        "192.0.2.6/31, 192.0.2.8",
        "192.0.2.7/32, 192.0.2.6",
        "192.0.2.7, 192.0.2.8",
        "128.0.0.0/1, 127.255.255.255",
        "2001:db8::/32, 2001:db9::",
        "2001:db8::/33, 2001:db8:8000::",
        "2001:db8::1, 2001:db8::2"
    })
    void a_network_holds_no_other_address(String network, String address) {
        assertThat(Cidr.read(network).contains(address)).isFalse();
    }

    @Test
    void what_follows_the_prefix_in_the_text_does_not_matter() {
        assertThat(Cidr.read("172.20.1.2/12").contains("172.31.0.9")).isTrue();
    }

    @Test
    void an_address_of_the_other_kind_is_in_no_network() {
        assertThat(Cidr.read("::/0").contains("192.0.2.7")).isFalse();
        assertThat(Cidr.read("0.0.0.0/0").contains("2001:db8::1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "192.0.2", "192.0.2.256", "192.0.2.7:80", "unix"})
    void what_is_no_address_is_in_no_network(String text) {
        assertThat(Cidr.read("0.0.0.0/0").contains(text)).isFalse();
        assertThat(Cidr.read("::/0").contains(text)).isFalse();
    }

    @Test
    void is_written_as_it_was_read() {
        assertThat(Cidr.read("172.20.1.2/12")).hasToString("172.20.1.2/12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "localhost/8",
                "10.0.0/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/-0",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10.0.0.0/eight",
                "10.0.0.0/99999999999",
                "2001:db8::/129",
                "2001:db8:::/32"
            })
    void what_is_no_network_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.read(text))
                .withMessage("wanted a network such as 10.0.0.0/8, found \"" + text + '"');
    }
}
