package dev.sluice.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.message.InferenceApi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes bodies that keep to a schema most of the time: random walks through the schema itself. */
final class BodyGenerator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "m",
            "function",
            "text",
            "image_url",
            "json_schema",
            "message",
            "function_call",
            "\u00e9\ud83d\ude00");

    private final SchemaFile schema;
    private final SplittableRandom random;

    BodyGenerator(InferenceApi api, long seed) {
        this.schema = SchemaFile.of(api);
        this.random = new SplittableRandom(seed);
    }

    RandomGenerator random() {
        return random;
    }

    JsonNode body() {
        return value(schema.root(), 0);
    }

    JsonNode value(JsonNode rule, int depth) {
        if (rule.has("$ref")) {
            return value(schema.resolve(rule.get("$ref").textValue()), depth);
        }
        if (rule.has("anyOf") && !SchemaCompiler.isAboutPresence(rule.get("anyOf"))) {
            return value(anyOf(SchemaCompiler.elements(rule, "anyOf")), depth);
        }
        List<JsonNode> choices = SchemaCompiler.elements(rule, rule.has("const") ? "const" : "enum");
        if (!choices.isEmpty()) {
            return anyOf(choices);
        }
        List<JsonNode> types = SchemaCompiler.elements(rule, "type");
        return types.isEmpty() ? scalar() : typed(anyOf(types).textValue(), rule, depth);
    }

    private JsonNode typed(String type, JsonNode rule, int depth) {
        return switch (type) {
            case "object" -> object(rule, depth);
            case "array" -> array(rule, depth);
            case "string" -> JSON.textNode(anyOf(TEXTS));
            case "integer" -> JSON.numberNode((long) within(rule));
            case "number" -> JSON.numberNode(within(rule));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.nullNode();
        };
    }

    private double within(JsonNode rule) {
        double min = rule.path("minimum").asDouble(-1000);
        double max = Math.min(1000, rule.path("maximum").asDouble(1000));
        return random.nextInt(4) == 0 ? anyOf(List.of(min, max)) : Math.rint(min + (max - min) * random.nextDouble());
    }

    private JsonNode array(JsonNode rule, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(rule.path("minItems").asInt(0), 4); i > 0; i--) {
            array.add(rule.has("items") ? value(rule.get("items"), depth + 1) : scalar());
        }
        return array;
    }

    private JsonNode object(JsonNode rule, int depth) {
        List<String> names = new ArrayList<>();
        List<String> required = SchemaCompiler.elements(rule, "required").stream()
                .map(JsonNode::textValue)
                .toList();
        rule.path("properties").fieldNames().forEachRemaining(name -> {
            if (required.contains(name) || random.nextInt(depth == 0 ? 6 : 2) == 0) {
                names.add(name);
            }
        });
        for (JsonNode alternative : SchemaCompiler.elements(rule, "anyOf")) {
            if (random.nextBoolean()) {
                names.add(alternative.get("required").get(0).textValue());
            }
        }
        shuffle(names);
        ObjectNode object = JSON.objectNode();
        for (String name : names) {
            object.set(name, value(rule.get("properties").get(name), depth + 1));
        }
        if (rule.has("additionalProperties")) {
            object.set("50256", value(rule.get("additionalProperties"), depth + 1));
        }
        return random.nextInt(3) == 0 ? object : obeying(rule, object, depth);
    }

    private void shuffle(List<String> names) {
        for (int i = names.size() - 1; i > 0; i--) {
            Collections.swap(names, i, random.nextInt(i + 1));
        }
    }

    /** Sets what conditions ask for, so that many bodies are good ones. */
    private JsonNode obeying(JsonNode rule, ObjectNode object, int depth) {
        for (JsonNode condition : SchemaCompiler.elements(rule, "allOf")) {
            if (holds(condition.get("if"), object)) {
                for (JsonNode name : SchemaCompiler.elements(condition.get("then"), "required")) {
                    JsonNode full = rule.get("properties").get(name.textValue());
                    object.set(name.textValue(), value(full, depth + 1));
                }
                for (Map.Entry<String, JsonNode> wanted :
                        condition.get("then").path("properties").properties()) {
                    JsonNode full = rule.get("properties").get(wanted.getKey());
                    for (int i = 0;
                            i < 5
                                    && object.has(wanted.getKey())
                                    && !fits(wanted.getValue(), object.get(wanted.getKey()));
                            i++) {
                        object.set(wanted.getKey(), value(full, depth + 1));
                    }
                }
            }
        }
        return object;
    }

    private static boolean holds(JsonNode when, ObjectNode object) {
        for (JsonNode name : SchemaCompiler.elements(when, "required")) {
            if (!object.has(name.textValue())) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> entry : when.path("properties").properties()) {
            if (object.has(entry.getKey()) && !fits(entry.getValue(), object.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(JsonNode rule, JsonNode value) {
        List<JsonNode> choices = SchemaCompiler.elements(rule, rule.has("const") ? "const" : "enum");
        List<String> types = SchemaCompiler.elements(rule, "type").stream()
                .map(JsonNode::textValue)
                .toList();
        String type = value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        return (choices.isEmpty() || choices.contains(value)) && (types.isEmpty() || types.contains(type));
    }

    /** Something small of any type. */
    JsonNode scalar() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt(-3, 300));
            case 3 -> JSON.numberNode(random.nextInt(-300, 300) / 100.0);
            case 4 -> JSON.arrayNode();
            case 5 -> JSON.objectNode();
            case 6 -> JSON.arrayNode().add(JSON.objectNode().put("type", "text"));
            case 7 -> JSON.objectNode().put("type", "function");
            default -> JSON.textNode(anyOf(TEXTS));
        };
    }

    <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
