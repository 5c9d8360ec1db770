package dev.sluice.validation;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.message.InferenceApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A JSON Schema (draft 2020-12) that ships with the gateway: one for each API. */
record SchemaFile(String name, JsonNode root) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The schema of an API's request body. */
    static SchemaFile of(InferenceApi api) {
        String name = api.path().substring("/v1/".length()).replace('/', '-') + ".schema.json";
        try (InputStream file = SchemaFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the schema " + name + " is missing from the class path");
            }
            return new SchemaFile(name, MAPPER.readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the schema " + name + " cannot be read", unreadable);
        }
    }

    /** A schema that is not from a file. */
    static SchemaFile parse(String name, String json) {
        try {
            return new SchemaFile(name, MAPPER.readTree(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the schema " + name + " cannot be read", unreadable);
        }
    }

    ValueRule compile() {
        return new SchemaCompiler(this).compile();
    }

    /** What a {@code $ref} points to. */
    JsonNode resolve(String reference) {
        JsonNode target = reference.startsWith("#/") ? root.at(reference.substring(1)) : root.at("/missing");
        if (target.isMissingNode()) {
            throw unusable("$ref to '" + reference + "', which does not exist");
        }
        return target;
    }

    IllegalArgumentException unusable(String what) {
        return new IllegalArgumentException(name + ": cannot compile " + what);
    }
}
