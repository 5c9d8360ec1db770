package dev.sluice.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointKeyTest {
    @Test
    void is_the_same_for_the_same_address_in_every_process_and_version() {
        assertThat(EndpointKey.of(URI.create("http://10.0.0.1:8000"))).isEqualTo(0xEF1E261E6185062DL);
    }

    @Test
    void differs_between_65536_addresses_that_differ_in_two_numbers() {
        Set<Long> keys = new HashSet<>();
        for (int address = 0; address < 1 << 16; address++) {
            keys.add(EndpointKey.of(URI.create("http://10.0." + (address >> 8) + "." + (address & 255) + ":8000")));
        }
        assertThat(keys).hasSize(1 << 16);
    }
}
