package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.message.ServedModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelListTest {
    @Test
    void reads_models_and_adapters() {
        assertThat(parse("""
                {"object":"list","data":[
                  {"id":"llama","object":"model","created":1700000000,"owned_by":"vllm","root":"/m","parent":null},
                  {"id":"poet","object":"model","created":1700000001,"owned_by":"vllm","parent":"llama"}]}
                """))
                .containsExactly(
                        new ServedModel("llama", Instant.ofEpochSecond(1_700_000_000), "vllm", Optional.empty()),
                        new ServedModel("poet", Instant.ofEpochSecond(1_700_000_001), "vllm", Optional.of("llama")));
    }

    @Test
    void takes_what_is_there() {
        assertThat(parse("""
                {"data":[{"id":"bare"},{"id":""},{"name":"nobody"},7,{"id":"odd","created":1e30,"owned_by":3,"parent":{}}]}
                """)).extracting(ServedModel::id).containsExactly("bare", "odd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <html>            | /v1/models was answered with something that is not JSON
                    ''                | /v1/models was answered without a list `data`
                    {"data":{}}       | /v1/models was answered without a list `data`
                    []                | /v1/models was answered without a list `data`
                    """)
    void says_why_an_answer_is_of_no_use(String text, String sentence) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(Unanswered.class).hasMessage(sentence);
    }

    private static List<ServedModel> parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ModelList.parse(bytes, bytes.length);
    }
}
