package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.settings.Faults;
import dev.sluice.simulator.settings.Framing;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final String STREAM =
            "{'messages':[{'role':'user','content':'Hello'}],'max_tokens':1000,'stream':true}";

    private final Simulation simulation = Simulation.quick();
    private String plainText = "";

    @BeforeEach
    void answerPlainly() {
        plainText = simulation.chat(STREAM).chatText();
        assertThat(plainText).as("an answer with characters of several bytes").contains("–", "é", "🏺");
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void splits_events_inside_the_field_name_and_inside_characters() {
        simulation.with(Faults.NONE.withFraming(Framing.PLAIN.withSplit(true)));
        List<Buffer> packets = Collections.synchronizedList(new ArrayList<>());
        Simulation.await(simulation.send("/v1/chat/completions", STREAM, head -> {
            head.handler(packets::add);
            return head.end();
        }));
        Buffer all = Buffer.buffer();
        packets.forEach(all::appendBuffer);
        assertThat(new Reply(200, MultiMap.caseInsensitiveMultiMap(), all.toString()).chatText())
                .isEqualTo(plainText);
        assertThat(packets).anyMatch(packet -> packet.toString().startsWith("a: {"));
        assertThat(packets).anyMatch(packet -> (packet.getByte(0) & 0xC0) == 0x80);
        assertThat(all.toString()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void ends_lines_with_carriage_return_and_line_feed() {
        Reply reply = with(Framing.PLAIN.withCrlf(true));
        assertThat(reply.chatText()).isEqualTo(plainText);
        assertThat(reply.body().replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(reply.body()).endsWith("data: [DONE]\r\n\r\n");
    }

    @Test
    void sends_comments_between_events() {
        Reply reply = with(Framing.PLAIN.withComments(true));
        assertThat(reply.chatText()).isEqualTo(plainText);
        assertThat(reply.body()).startsWith(": keep-alive\n\ndata: ").endsWith(": keep-alive\n\ndata: [DONE]\n\n");
    }

    @Test
    void leaves_out_the_end_mark() {
        Reply reply = with(Framing.PLAIN.withOmitDone(true));
        assertThat(reply.chatText()).isEqualTo(plainText);
        assertThat(reply.body()).doesNotContain("[DONE]");
    }

    @Test
    void sends_several_tokens_in_one_event() {
        Reply reply = with(Framing.PLAIN.withTokensPerChunk(9));
        assertThat(reply.chatText()).isEqualTo(plainText);
        assertThat(reply.events()).hasSize(1 + 112);
        assertThat(reply.events().get(112).at("/choices/0/finish_reason").asText())
                .isEqualTo("length");
    }

    private Reply with(Framing framing) {
        return simulation.with(Faults.NONE.withFraming(framing)).chat(STREAM);
    }
}
