package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.KvEventsOptions;
import dev.sluice.simulator.settings.KvEventsOptions.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

class KvEventsTest {
    @Test
    void publishes_what_is_stored_with_its_tokens() throws IOException {
        try (Simulation simulation = with(Form.ARRAY, 16)) {
            complete(simulation, 1, 9);
            List<String> told = repeated(simulation, 1);
            // Two blocks of four tokens; the ninth token and the one token of the answer make none.
            assertThat(told).hasSize(1);
            assertThat(told.get(0))
                    .matches(
                            "\\[\\d\\.\\d+E9,\\[\\[\"BlockStored\",\\[-?\\d+,-?\\d+],null,\\[1,2,3,4,5,6,7,8],4,null,\"GPU\",null]],0]");
        }
    }

    @Test
    void publishes_maps_when_asked_to() throws IOException {
        try (Simulation simulation = with(Form.MAP, 16)) {
            complete(simulation, 1, 5);
            assertThat(repeated(simulation, 1).get(0))
                    .contains("{\"type\":\"BlockStored\",\"block_hashes\":[")
                    .contains(
                            "\"parent_block_hash\":null,\"token_ids\":[1,2,3,4],\"block_size\":4,\"lora_name\":null,\"medium\":\"GPU\"}");
        }
    }

    @Test
    void publishes_that_a_block_had_to_go() throws IOException {
        // Four blocks of four tokens: the second prompt needs two of those the first one left.
        try (Simulation simulation = with(Form.ARRAY, 4)) {
            complete(simulation, 1, 9);
            complete(simulation, 101, 15);
            assertThat(String.join("", repeated(simulation, 2))).contains("[\"BlockRemoved\",[");
        }
    }

    private static Simulation with(Form form, int blocks) {
        return new Simulation(Simulation.QUICK
                .withEngine(EngineOptions.defaults().withCache(4, blocks, 16))
                .withKvEvents(new KvEventsOptions(0, Optional.of(0), "", form)));
    }

    /** Has a prompt of consecutive token ids answered with one token. */
    private static void complete(Simulation simulation, int first, int tokens) {
        List<Integer> prompt = IntStream.range(first, first + tokens).boxed().toList();
        assertThat(simulation
                        .post("/v1/completions", "{'prompt':" + prompt + ",'max_tokens':1}")
                        .status())
                .isEqualTo(200);
    }

    /** Asks until so many messages have been published, and returns them as JSON. */
    private static List<String> repeated(Simulation simulation, int messages) throws IOException {
        int port = simulation.server.kvReplayPort().orElseThrow();
        List<String> told = List.of();
        while (told.size() < messages) {
            told = repeated(port);
        }
        return told;
    }

    private static List<String> repeated(int port) throws IOException {
        List<String> told = new ArrayList<>();
        try (ZContext context = new ZContext();
                ZMQ.Socket socket = context.createSocket(SocketType.DEALER)) {
            // The library sometimes never ends a greeting; whoever asks again has a new one.
            socket.setReceiveTimeOut(3_000);
            socket.connect("tcp://127.0.0.1:" + port);
            socket.send(new byte[0], ZMQ.SNDMORE);
            socket.send(new byte[Long.BYTES]);
            while (true) {
                if (socket.recv() == null) {
                    return List.of();
                }
                long sequence = ByteBuffer.wrap(socket.recv()).getLong();
                byte[] message = socket.recv();
                if (sequence == -1) {
                    return told;
                }
                assertThat(sequence).isEqualTo(told.size());
                Value value = MessagePack.newDefaultUnpacker(message).unpackValue();
                told.add(value.toJson());
            }
        }
    }
}
