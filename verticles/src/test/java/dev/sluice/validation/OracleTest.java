package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.sluice.message.InferenceApi;
import dev.sluice.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The single pass and a general validator of JSON Schema say the same of thousands of bodies. */
class OracleTest {
    private static final int BODIES = 1_500;
    private static final int MUTATIONS = 4;

    private final RequestReader reader = new RequestReader(ValidationOptions.DEFAULT);
    private int good;
    private int bad;

    @ParameterizedTest
    @EnumSource(InferenceApi.class)
    void agrees_with_a_general_validator(InferenceApi api) {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword(Reads.KEYWORD))
                .build();
        Schema oracle = SchemaRegistry.withDefaultDialect(dialect)
                .getSchema(SchemaFile.of(api).root().toString(), InputFormat.JSON);
        for (long seed = 0; seed < BODIES; seed++) {
            BodyGenerator generator = new BodyGenerator(api, seed);
            BodyMutator mutator = new BodyMutator(generator);
            JsonNode body = generator.body();
            compare(api, oracle, body, seed);
            for (int i = 0; i < MUTATIONS; i++) {
                mutator.mutate(body);
                compare(api, oracle, body, seed);
            }
        }
        assertThat(good).describedAs("good bodies").isGreaterThan(BODIES / 4);
        assertThat(bad).describedAs("bad bodies").isGreaterThan(BODIES);
    }

    private void compare(InferenceApi api, Schema oracle, JsonNode body, long seed) {
        String text = body.toString();
        boolean expected = oracle.validate(text, InputFormat.JSON).isEmpty();
        String refusal = refusal(api, text);
        assertThat(refusal.isEmpty())
                .describedAs(
                        "seed %d: %s%nreader: '%s'%noracle: %s",
                        seed, text, refusal, oracle.validate(text, InputFormat.JSON))
                .isEqualTo(expected);
        good += expected ? 1 : 0;
        bad += expected ? 0 : 1;
    }

    private String refusal(InferenceApi api, String body) {
        try {
            return reader.read(Bodies.request(api, Buffer.buffer(body))).model().isEmpty() ? "no model" : "";
        } catch (ProblemException refused) {
            return refused.problem().message();
        }
    }
}
