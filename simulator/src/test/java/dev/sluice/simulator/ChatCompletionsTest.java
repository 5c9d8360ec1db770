package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.simulator.text.Tokenizer;
import dev.sluice.simulator.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatCompletionsTest {
    private static final String HELLO = "'messages':[{'role':'user','content':'Hello there'}]";

    private final Simulation simulation = Simulation.quick();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void answers_in_the_shape_of_vllm() {
        Reply reply = simulation.chat("{'model':'simulated-8b'," + HELLO + ",'max_tokens':5}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().get("content-type")).isEqualTo("application/json");
        assertThat(reply.headers().get("x-inference-pod")).isEqualTo("pod-1");
        JsonNode json = reply.json();
        assertThat(json.path("id").asText()).startsWith("chatcmpl-");
        assertThat(json.path("object").asText()).isEqualTo("chat.completion");
        assertThat(json.path("created").asLong()).isPositive();
        assertThat(json.path("model").asText()).isEqualTo("simulated-8b");
        JsonNode choice = json.path("choices").path(0);
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("length");
        JsonNode usage = json.path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(5);
        assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(7);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(12);
        assertThat(tokens(choice.path("message").path("content").asText())).isEqualTo(5);
    }

    @Test
    void streams_a_role_then_tokens_then_usage_then_done() {
        Reply reply =
                simulation.chat("{" + HELLO + ",'max_tokens':3,'stream':true,'stream_options':{'include_usage':true}}");
        assertThat(reply.headers().get("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        List<JsonNode> events = reply.events();
        assertThat(events).hasSize(5);
        assertThat(events.get(0).at("/choices/0/delta").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(events.get(1).at("/choices/0/finish_reason").isNull()).isTrue();
        assertThat(events.get(1).at("/choices/0/delta/content").asText()).isNotEmpty();
        assertThat(events.get(3).at("/choices/0/delta/content").asText()).isNotEmpty();
        assertThat(events.get(3).at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(events.get(4).at("/choices")).isEmpty();
        assertThat(events.get(4).at("/usage/completion_tokens").asInt()).isEqualTo(3);
        assertThat(events.get(4)
                        .at("/usage/prompt_tokens_details/cached_tokens")
                        .asInt())
                .isZero();
        assertThat(reply.body()).endsWith("}\n\ndata: [DONE]\n\n");
        assertThat(events).allMatch(event -> event.path("object").asText().equals("chat.completion.chunk"));
    }

    @Test
    void says_the_same_whole_and_streamed() {
        Reply whole = simulation.chat("{" + HELLO + ",'max_tokens':300}");
        Reply streamed = simulation.chat("{" + HELLO + ",'max_tokens':300,'stream':true}");
        assertThat(streamed.chatText())
                .isEqualTo(whole.json().at("/choices/0/message/content").asText());
        assertThat(streamed.events()).noneMatch(event -> event.has("usage"));
    }

    @Test
    void draws_the_length_from_the_prompt_when_there_is_no_limit() {
        Reply first = simulation.chat("{" + HELLO + "}");
        Reply second = simulation.chat("{" + HELLO + "}");
        Reply other = simulation.chat("{'messages':[{'role':'user','content':'Something else'}]}");
        assertThat(first.json().at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(second.json().at("/choices")).isEqualTo(first.json().at("/choices"));
        assertThat(other.json().at("/choices")).isNotEqualTo(first.json().at("/choices"));
        assertThat(first.json().at("/usage/completion_tokens").asInt()).isBetween(8, 256);
    }

    @Test
    void answers_with_several_different_choices() {
        Reply reply = simulation.chat(
                "{" + HELLO + ",'max_tokens':6,'n':3,'stream':true,'stream_options':{'include_usage':true}}");
        JsonNode usage = reply.events().get(reply.events().size() - 1).path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(18);
        assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(7);
        assertThat(reply.events().stream()
                        .map(event -> event.at("/choices/0/index").asInt()))
                .contains(0, 1, 2);
        JsonNode whole = simulation.chat("{" + HELLO + ",'max_tokens':6,'n':3}").json();
        assertThat(whole.path("choices")).hasSize(3);
        assertThat(whole.at("/choices/0/message/content")).isNotEqualTo(whole.at("/choices/1/message/content"));
    }

    @Test
    void finds_the_conversation_so_far_in_the_cache() {
        String question =
                "{'role':'user','content':'Tell me of the harbour and of everything that happens there at dusk.'}";
        String answer = simulation
                .chat("{'messages':[" + question + "],'max_tokens':60}")
                .json()
                .at("/choices/0/message/content")
                .toString()
                .replace("'", "\\u0027")
                .replace('"', '\'');
        if (answer.contains("\\'")) {
            answer = answer.replace("\\'", "\\u0022");
        }
        Reply reply = simulation.chat("{'messages':[" + question + ",{'role':'assistant','content':" + answer
                + "},{'role':'user','content':'And then'}],'max_tokens':1}");
        int prompt = reply.json().at("/usage/prompt_tokens").asInt();
        int cached =
                reply.json().at("/usage/prompt_tokens_details/cached_tokens").asInt();
        assertThat(cached).isGreaterThan(60).isLessThan(prompt).matches(tokens -> tokens % 16 == 0);
        assertThat(simulation.counters().cachedTokens()).isEqualTo(cached);
    }

    @Test
    void takes_its_id_from_the_request_id() {
        Reply reply = Simulation.await(simulation.send(
                "/v1/chat/completions",
                request -> request.putHeader("x-request-id", "abc-1")
                        .send("{" + HELLO.replace('\'', '"') + ",\"max_tokens\":1}"),
                Reply::of));
        assertThat(reply.json().path("id").asText()).isEqualTo("chatcmpl-abc-1");
    }

    @Test
    void reads_parts_and_tool_calls_and_nulls() {
        Reply reply = simulation.chat("{'messages':[{'role':'user','content':[{'type':'text','text':'What is it'},"
                + "{'type':'image_url','image_url':{'url':'http://example.org/a.png'}}]},"
                + "{'role':'assistant','content':null,'tool_calls':[{'id':'1','type':'function'}]}],"
                + "'max_tokens':1,'tools':null,'stream_options':null,'temperature':0.5}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/usage/prompt_tokens").asInt()).isGreaterThan(256);
    }

    private static int tokens(String text) {
        Tokens tokens = new Tokens(1000);
        Tokenizer.tokenize(text, tokens);
        return tokens.size();
    }
}
