package dev.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorsTest {
    @Test
    void counts_what_passes_both_ways() throws IOException, InterruptedException {
        try (var member = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var doors = new Doors(List.of(member.getLocalPort()));
                var near = new Socket(
                        InetAddress.getLoopbackAddress(), doors.ports().get(0));
                var far = member.accept()) {
            near.getOutputStream().write(new byte[700]);
            assertThat(far.getInputStream().readNBytes(700)).hasSize(700);
            far.getOutputStream().write(new byte[50]);
            assertThat(near.getInputStream().readNBytes(50)).hasSize(50);

            assertThat(doors.bytes()).isEqualTo(750);
        }
    }
}
