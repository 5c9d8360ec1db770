package dev.sluice.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportChoiceTest {
    @Test
    void takes_the_jdks_when_told_so() {
        assertThat(TransportChoice.NIO.transport()).isSameAs(Transport.NIO);
    }

    @ParameterizedTest
    @EnumSource
    void always_finds_one_that_loads(TransportChoice choice) {
        assertThat(choice.transport().available()).isTrue();
    }

    @Test
    void takes_the_first_that_loads_by_itself() {
        Transport best = Transport.IO_URING.available()
                ? Transport.IO_URING
                : Transport.EPOLL.available() ? Transport.EPOLL : Transport.NIO;

        assertThat(TransportChoice.AUTO.transport()).isSameAs(best);
    }
}
