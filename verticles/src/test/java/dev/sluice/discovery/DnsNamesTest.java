package dev.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.message.DnsSpec;
import dev.sluice.message.EndpointSpec;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.DnsClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsNamesTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void every_address_with_every_port_is_an_endpoint() {
        DnsSpec spec = new DnsSpec("127.0.0.1", List.of(8001, 8000), DnsSpec.Type.A, Duration.ofSeconds(5));
        assertThat(await(new DnsNames(vertx).resolve(spec)))
                .extracting(EndpointSpec::address)
                .containsExactly(URI.create("http://127.0.0.1:8000"), URI.create("http://127.0.0.1:8001"));
    }

    @Test
    void a_service_record_says_host_and_port() {
        int port = nameServer("a.example", 8000);
        DnsSpec spec = new DnsSpec("_http._tcp.vllm.example", List.of(), DnsSpec.Type.SRV, Duration.ofSeconds(5));
        DnsNames names =
                new DnsNames(vertx, new DnsClientOptions().setHost("127.0.0.1").setPort(port));
        assertThat(await(names.resolve(spec)))
                .extracting(EndpointSpec::address)
                .containsExactly(URI.create("http://a.example:8000"));
    }

    @Test
    void a_worker_may_ask() {
        int port = nameServer("a.example", 8000);
        DnsSpec service = new DnsSpec("_http._tcp.vllm.example", List.of(), DnsSpec.Type.SRV, Duration.ofSeconds(5));
        DnsSpec address = new DnsSpec("127.0.0.1", List.of(8001), DnsSpec.Type.A, Duration.ofSeconds(5));
        DnsClientOptions server = new DnsClientOptions().setHost("127.0.0.1").setPort(port);
        Asking worker = new Asking(server, List.of(service, address, service));
        await(vertx.deployVerticle(worker, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
        assertThat(worker.found)
                .extracting(EndpointSpec::name)
                .containsExactly("a.example:8000", "127.0.0.1:8001", "a.example:8000");
    }

    /** Asks for one name after the other as it starts. */
    private static final class Asking extends VerticleBase {
        private final DnsClientOptions server;
        private final List<DnsSpec> specs;
        private final List<EndpointSpec> found = new CopyOnWriteArrayList<>();

        Asking(DnsClientOptions server, List<DnsSpec> specs) {
            this.server = server;
            this.specs = specs;
        }

        @Override
        public Future<?> start() {
            DnsNames names = new DnsNames(vertx, server);
            Future<List<EndpointSpec>> last = Future.succeededFuture(List.of());
            for (DnsSpec spec : specs) {
                last = last.compose(before -> names.resolve(spec)).onSuccess(found::addAll);
            }
            return last;
        }
    }

    @Test
    void a_name_that_does_not_resolve_is_a_failure() {
        DnsSpec spec = new DnsSpec("none.invalid", List.of(1), DnsSpec.Type.A, Duration.ofSeconds(5));
        assertThatThrownBy(() -> await(new DnsNames(vertx).resolve(spec))).isInstanceOf(AssertionError.class);
    }

    /** A name server that answers every question with one SRV record. */
    private int nameServer(String target, int port) {
        DatagramSocket socket = vertx.createDatagramSocket();
        socket.handler(packet -> {
            Buffer asked = packet.data();
            int end = 12;
            while (asked.getByte(end) != 0) {
                end += asked.getByte(end) + 1;
            }
            Buffer name = Buffer.buffer();
            for (String label : target.split("\\.")) {
                name.appendByte((byte) label.length()).appendString(label);
            }
            name.appendByte((byte) 0);
            Buffer answer = Buffer.buffer()
                    .appendBuffer(asked.getBuffer(0, 2))
                    .appendUnsignedShort(0x8180)
                    .appendUnsignedShort(1)
                    .appendUnsignedShort(1)
                    .appendUnsignedShort(0)
                    .appendUnsignedShort(0)
                    .appendBuffer(asked.getBuffer(12, end + 5))
                    .appendUnsignedShort(0xc00c)
                    .appendUnsignedShort(33)
                    .appendUnsignedShort(1)
                    .appendUnsignedInt(5)
                    .appendUnsignedShort(6 + name.length())
                    .appendUnsignedShort(0)
                    .appendUnsignedShort(0)
                    .appendUnsignedShort(port)
                    .appendBuffer(name);
            socket.send(answer, packet.sender().port(), packet.sender().host());
        });
        await(socket.listen(0, "127.0.0.1"));
        return socket.localAddress().port();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
