package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The fields of a request's body, refused in vLLM's words when they are of the wrong kind. */
final class Fields {
    private final String path;
    private final JsonNode object;

    private Fields(String path, JsonNode object) {
        this.path = path;
        this.object = object;
    }

    static Fields ofBody(ObjectNode body) {
        return new Fields("body", body);
    }

    /** A part of the body; {@code path} is dotted and begins with {@code body}. */
    static Fields ofPart(String path, JsonNode object) {
        if (!object.isObject()) {
            throw new ApiException(ApiError.validation("dict_type", path, "Input should be a valid dictionary"));
        }
        return new Fields(path, object);
    }

    /** A field that is present and not null. */
    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    JsonNode required(String name) {
        return value(name).orElseThrow(() -> wrong("missing", name, "Field required"));
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong("string_type", name, "Input should be a valid string");
            }
            return value.textValue();
        });
    }

    boolean flag(String name) {
        return value(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw wrong("bool_type", name, "Input should be a valid boolean");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    /** A whole number of at least {@code min}. */
    OptionalInt count(String name, int min) {
        OptionalLong number = integer(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.getAsLong() < min) {
            throw new ApiException(
                    ApiError.badValue(name, name + " must be at least " + min + ", got " + number.getAsLong() + "."));
        }
        return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, number.getAsLong()));
    }

    OptionalLong integer(String name) {
        return value(name)
                .map(value -> {
                    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                        throw wrong("int_type", name, "Input should be a valid integer");
                    }
                    return OptionalLong.of(value.longValue());
                })
                .orElse(OptionalLong.empty());
    }

    /** Refuses a number outside its range; the field is not used otherwise. */
    void within(String name, double min, double max) {
        value(name).ifPresent(value -> {
            if (!value.isNumber()) {
                throw wrong("float_type", name, "Input should be a valid number");
            }
            if (value.doubleValue() < min || value.doubleValue() > max) {
                throw new ApiException(ApiError.badValue(
                        name, name + " must be between " + min + " and " + max + ", got " + value.asText() + "."));
            }
        });
    }

    ApiException wrong(String type, String name, String message) {
        return new ApiException(ApiError.validation(type, path + "." + name, message));
    }
}
