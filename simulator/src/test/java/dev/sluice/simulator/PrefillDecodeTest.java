package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.http.Counters;
import dev.sluice.simulator.settings.Role;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two legs of a request whose prompt one simulated server computes and whose answer another gives. */
class PrefillDecodeTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String PREFILL = "{'messages':[{'role':'user','content':'Once upon a time'}],"
            + "'max_tokens':1,'kv_transfer_params':{'do_remote_decode':true}}";

    private final Simulation prefill = new Simulation(Simulation.QUICK.withRole(Role.PREFILL));
    private final SimulatedServerVerticle decode =
            new SimulatedServerVerticle(Simulation.QUICK.withName("pod-2").withRole(Role.DECODE));

    @BeforeEach
    void deploy() {
        Simulation.await(prefill.vertx.deployVerticle(decode));
    }

    @AfterEach
    void close() {
        prefill.close();
    }

    @Test
    void says_where_the_computed_prompt_is() {
        JsonNode answer = prefill.chat(PREFILL).json();
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("remote_decode");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(1);
        JsonNode params = answer.path("kv_transfer_params");
        assertThat(params.path("do_remote_prefill").asBoolean()).isTrue();
        assertThat(params.path("do_remote_decode").asBoolean(true)).isFalse();
        assertThat(params.path("remote_engine_id").asText()).isNotEmpty();
        assertThat(params.path("remote_block_ids").size()).isEqualTo(1);
        assertThat(params.path("remote_host").asText()).isEqualTo("127.0.0.1");
        assertThat(params.path("remote_port").asInt()).isEqualTo(prefill.server.port());
        assertThat(params.path("tp_size").asInt()).isEqualTo(1);
    }

    @Test
    void answers_from_the_prompt_that_another_has_computed() {
        JsonNode params = prefill.chat(PREFILL).json().path("kv_transfer_params");
        Reply answer = decode("Once upon a time", params, false);
        assertThat(answer.json().at("/usage/completion_tokens").asInt()).isEqualTo(5);
        assertThat(counters().remotePrefills()).isEqualTo(1);
        assertThat(counters().localPrefills()).isZero();
    }

    @Test
    void streams_from_the_prompt_that_another_has_computed() {
        JsonNode params = prefill.chat(PREFILL).json().path("kv_transfer_params");
        Reply answer = decode("Once upon a time", params, true);
        assertThat(answer.data()).last().isEqualTo("[DONE]");
        assertThat(answer.chatText()).isNotEmpty();
        assertThat(counters().remotePrefills()).isEqualTo(1);
    }

    @Test
    void serves_both_legs_of_completions() {
        Reply first = prefill.post(
                "/v1/completions",
                "{'prompt':'Once upon a time','max_tokens':1,'kv_transfer_params':{'do_remote_decode':true}}");
        assertThat(first.json().at("/choices/0/finish_reason").asText()).isEqualTo("remote_decode");
        ObjectNode second = (ObjectNode) Reply.parse("{\"prompt\":\"Once upon a time\",\"max_tokens\":5}");
        second.set("kv_transfer_params", first.json().path("kv_transfer_params"));
        assertThat(toDecode("/v1/completions", second).status()).isEqualTo(200);
        assertThat(counters().remotePrefills()).isEqualTo(1);
    }

    @Test
    void computes_a_prompt_itself_when_its_blocks_are_unknown() {
        ObjectNode params = (ObjectNode) prefill.chat(PREFILL).json().path("kv_transfer_params");
        params.putArray("remote_block_ids").add(4_000);
        assertLocal(decode("Once upon a time", params, false));
    }

    @Test
    void computes_a_prompt_itself_when_the_blocks_are_of_another_prompt() {
        JsonNode params = prefill.chat(PREFILL).json().path("kv_transfer_params");
        assertLocal(decode("Twice upon a time", params, false));
    }

    @Test
    void computes_a_prompt_itself_when_the_blocks_are_of_another_engine() {
        ObjectNode params = (ObjectNode) prefill.chat(PREFILL).json().path("kv_transfer_params");
        params.put("remote_engine_id", "another");
        assertLocal(decode("Once upon a time", params, false));
    }

    @Test
    void computes_a_prompt_itself_when_the_other_server_has_died() {
        JsonNode params = prefill.chat(PREFILL).json().path("kv_transfer_params");
        Simulation.await(prefill.server.closePort());
        assertLocal(decode("Once upon a time", params, false));
    }

    @Test
    void reads_a_computed_prompt_once() {
        JsonNode params = prefill.chat(PREFILL).json().path("kv_transfer_params");
        decode("Once upon a time", params, false);
        decode("Once upon a time", params, false);
        assertThat(counters().remotePrefills()).isEqualTo(1);
        assertThat(counters().localPrefills()).isEqualTo(1);
    }

    @Test
    void refuses_to_stream_a_prompt_computed_for_another() {
        Reply refused = prefill.chat(PREFILL.replace("'max_tokens'", "'stream':true,'max_tokens'"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/param").asText()).isEqualTo("stream");
    }

    @Test
    void keeps_no_prompt_of_a_longer_answer() {
        JsonNode answer = prefill.chat(PREFILL.replace("'max_tokens':1", "'max_tokens':2"))
                .json();
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(answer.path("kv_transfer_params").isNull()).isTrue();
    }

    @Test
    void keeps_no_prompt_at_a_server_for_decode() {
        JsonNode answer = toDecode(CHAT, (ObjectNode) Reply.parse(PREFILL.replace('\'', '"')))
                .json();
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(answer.path("kv_transfer_params").isNull()).isTrue();
    }

    @Test
    void receives_no_prompt_at_a_server_for_prefill() {
        JsonNode params = prefill.chat(PREFILL).json().path("kv_transfer_params");
        ObjectNode body = body("Once upon a time", params, false);
        assertThat(prefill.chat(body.toString()).status()).isEqualTo(200);
        assertThat(prefill.counters().remotePrefills()).isZero();
        assertThat(prefill.counters().localPrefills()).isEqualTo(2);
    }

    @Test
    void counts_where_prompts_came_from() {
        JsonNode params = prefill.chat(PREFILL).json().path("kv_transfer_params");
        decode("Once upon a time", params, false);
        String page = Simulation.await(prefill.get(decode, "/metrics")).body();
        String labels = "engine=\"0\",model_name=\"simulated-8b\"} ";
        assertThat(page)
                .contains("vllm:prompt_tokens_by_source_total{source=\"local_compute\"," + labels + "1.0\n")
                .contains("sluice_simulator:prefills_total{where=\"local\"," + labels + "0.0\n")
                .contains("sluice_simulator:prefills_total{where=\"remote\"," + labels + "1.0\n");
    }

    private void assertLocal(Reply answer) {
        assertThat(answer.json().at("/usage/completion_tokens").asInt()).isEqualTo(5);
        assertThat(counters().remotePrefills()).isZero();
        assertThat(counters().localPrefills()).isEqualTo(1);
    }

    private Counters counters() {
        return Simulation.await(decode.counters());
    }

    private Reply decode(String prompt, JsonNode params, boolean stream) {
        return toDecode(CHAT, body(prompt, params, stream));
    }

    private static ObjectNode body(String prompt, JsonNode params, boolean stream) {
        ObjectNode body = (ObjectNode) Reply.parse("{\"max_tokens\":5}");
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return body.put("stream", stream).set("kv_transfer_params", params);
    }

    private Reply toDecode(String path, ObjectNode body) {
        return Simulation.await(prefill.sendTo(decode, path, request -> request.send(Buffer.buffer(body.toString()))
                .compose(Reply::of)));
    }
}
