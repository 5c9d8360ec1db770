package dev.sluice.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles what a schema says of an object's fields: which are known, which are needed, and which are needed together.
 *
 * <p>Conditions ({@code allOf} of {@code if} and {@code then}) may say of a field that it is there, its type, and which of
 * some constants it is. Each of these is a bit, taken when the field passes, so that the order of fields does not matter.
 */
final class ObjectCompiler {
    private static final Set<String> CONDITION = Set.of("description", "if", "then");
    private static final Set<String> SIDE = Set.of("properties", "required");
    private static final Set<String> FACT = Set.of("type", "enum", "const");

    private final SchemaCompiler values;
    private final SchemaFile file;
    private final Map<String, Long> bits = new LinkedHashMap<>();
    private final Map<String, List<String>> watched = new LinkedHashMap<>();
    private final Map<String, List<Fact>> facts = new LinkedHashMap<>();
    private int factCount;

    ObjectCompiler(SchemaCompiler values, SchemaFile file) {
        this.values = values;
        this.file = file;
    }

    ObjectRule compile(JsonNode schema, Reads reads) {
        JsonNode fields = schema.path("properties");
        fields.fieldNames().forEachRemaining(name -> bits.put(name, 1L << bits.size()));
        if (bits.size() > Properties.MAX) {
            throw file.unusable("an object of more than " + Properties.MAX + " fields");
        }
        List<Condition> conditions = conditions(schema, fields);
        List<Property> properties = new ArrayList<>();
        bits.forEach((name, bit) -> properties.add(new Property(
                name,
                fields.get(name).path("title").asText(""),
                bit,
                values.value(fields.get(name), watched.getOrDefault(name, List.of())),
                facts.getOrDefault(name, List.of()))));
        return new ObjectRule(
                reads,
                new Properties(properties),
                set(schema),
                SchemaCompiler.elements(schema, "anyOf").stream().map(this::set).toList(),
                conditions,
                schema.has("additionalProperties")
                        ? Optional.of(values.value(schema.get("additionalProperties"), List.of()))
                        : Optional.empty());
    }

    /** The fields that a schema requires. */
    private long set(JsonNode schema) {
        long set = 0;
        for (JsonNode name : SchemaCompiler.elements(schema, "required")) {
            set |= bit(name.textValue());
        }
        return set;
    }

    private long bit(String name) {
        Long bit = bits.get(name);
        if (bit == null) {
            throw file.unusable("a rule about '" + name + "', which is not among the properties");
        }
        return bit;
    }

    private List<Condition> conditions(JsonNode schema, JsonNode fields) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode condition : SchemaCompiler.elements(schema, "allOf")) {
            requireOnly(condition, CONDITION);
            JsonNode when = condition.path("if");
            JsonNode then = condition.path("then");
            conditions.add(new Condition(
                    set(when),
                    factsOf(when, fields),
                    set(then),
                    factsOf(then, fields),
                    condition.path("description").asText()));
        }
        return conditions;
    }

    private long factsOf(JsonNode side, JsonNode fields) {
        requireOnly(side, SIDE);
        long set = 0;
        for (Map.Entry<String, JsonNode> entry : side.path("properties").properties()) {
            requireOnly(entry.getValue(), FACT);
            bit(entry.getKey());
            set |= fact(entry.getKey(), entry.getValue(), fields.get(entry.getKey()));
        }
        return set;
    }

    private long fact(String name, JsonNode wanted, JsonNode field) {
        List<String> words =
                watched.computeIfAbsent(name, key -> new ArrayList<>(SchemaCompiler.words(resolved(field))));
        long set = 0;
        for (String word : SchemaCompiler.words(wanted)) {
            if (!words.contains(word)) {
                words.add(word);
            }
            set |= 1L << words.indexOf(word);
        }
        if (set != 0 && resolved(field).has("anyOf")) {
            throw file.unusable("a condition about the words of '" + name + "', which has alternatives");
        }
        if (factCount == Properties.MAX || words.size() > Properties.MAX) {
            throw file.unusable("more than " + Properties.MAX + " conditions about one object");
        }
        Fact fact = new Fact(1L << factCount++, values.types(wanted), set);
        facts.computeIfAbsent(name, key -> new ArrayList<>()).add(fact);
        return fact.bit();
    }

    private JsonNode resolved(JsonNode field) {
        return field.has("$ref") ? resolved(file.resolve(field.get("$ref").textValue())) : field;
    }

    private void requireOnly(JsonNode schema, Set<String> keywords) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!keywords.contains(keyword)) {
                throw file.unusable("the keyword '" + keyword + "' in a condition");
            }
        });
    }
}
