package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.message.InferenceApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaCompilerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"typo\":1} ; the keyword 'typo'",
                "{\"properties\":{\"a\":{\"pattern\":\"x\"}}} ; the keyword 'pattern'",
                "{\"type\":\"text\"} ; the type \"text\"",
                "true ; a schema that is not an object: true",
                "{\"enum\":[1]} ; the choice 1",
                "{\"x-sluice-reads\":\"mind\"} ; x-sluice-reads 'mind'",
                "{\"$ref\":\"#/$defs/a\"} ; $ref to '#/$defs/a', which does not exist",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"items\":{\"$ref\":\"#/$defs/a\"}}}} ;"
                        + " schemas that refer to themselves",
                "{\"$ref\":\"#/$defs/a\",\"type\":\"object\",\"$defs\":{\"a\":{}}} ; 'type' beside '$ref'",
                "{\"anyOf\":[{\"type\":\"string\"},{\"type\":[\"string\",\"null\"]}]} ;"
                        + " alternatives that may have the same type",
                "{\"anyOf\":[{\"type\":\"array\",\"items\":{\"type\":\"number\"}},{\"type\":\"array\",\"items\":"
                        + "{\"type\":\"integer\"}}]} ; alternatives that may have the same type",
                "{\"anyOf\":[{\"type\":\"array\",\"items\":{\"type\":\"string\"}},{\"type\":\"array\",\"minItems\":1,"
                        + "\"items\":{\"type\":\"null\"}}]} ; alternative arrays of different lengths",
                "{\"required\":[\"a\"]} ; a rule about 'a', which is not among the properties",
                "{\"properties\":{\"a\":{}},\"allOf\":[{\"if\":{\"not\":{}}}]} ; the keyword 'not' in a condition",
                "{\"properties\":{\"a\":{}},\"allOf\":[{\"if\":{\"properties\":{\"b\":{\"const\":\"x\"}}}}]} ;"
                        + " a rule about 'b', which is not among the properties",
            })
    void refuses_what_it_cannot_check_in_one_pass(String schema, String what) {
        assertThatThrownBy(() -> SchemaFile.parse("test", schema).compile())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test: cannot compile " + what);
    }

    @ParameterizedTest
    @EnumSource(InferenceApi.class)
    void finds_a_title_on_every_field_that_the_shipped_schemas_name(InferenceApi api) {
        JsonNode root = SchemaFile.of(api).root();

        assertThat(root.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        root.findValues("properties").stream()
                .filter(fields -> fields.findValues("title").size() > 0)
                .forEach(fields -> fields.properties().forEach(field -> assertThat(
                                field.getValue().path("title").asText())
                        .describedAs("title of %s", field.getKey())
                        .isNotEmpty()));
    }
}
