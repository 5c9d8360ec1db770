package dev.sluice.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compiles the part of JSON Schema that the shipped schemas use into rules for a single pass. A keyword outside this part
 * is refused, so nothing that a schema says is ignored in silence. Alternatives ({@code anyOf}) must differ in type, or be
 * arrays whose items do, so that one look at the next token chooses.
 */
final class SchemaCompiler {
    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default");
    private static final Set<String> ASSERTIONS = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "anyOf",
            "allOf",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "items",
            "minItems",
            "maxItems",
            "properties",
            "required",
            "additionalProperties",
            Reads.KEYWORD);
    private static final Map<String, Reads> READS =
            Arrays.stream(Reads.values()).collect(Collectors.toUnmodifiableMap(Reads::word, Function.identity()));
    private static final int MAX_DEPTH = 32;

    private final SchemaFile file;
    private int depth;

    SchemaCompiler(SchemaFile file) {
        this.file = file;
    }

    ValueRule compile() {
        return value(file.root(), List.of());
    }

    /** Compiles the schema of a value, of which conditions want to tell some words apart. */
    ValueRule value(JsonNode schema, List<String> watched) {
        if (++depth > MAX_DEPTH) {
            throw file.unusable("schemas that refer to themselves");
        }
        checkKeywords(schema);
        ValueRule rule = compileValue(schema, watched);
        depth--;
        return rule;
    }

    private ValueRule compileValue(JsonNode schema, List<String> watched) {
        if (schema.has("$ref")) {
            onlyBesideAnnotations(schema, "$ref");
            return value(file.resolve(schema.get("$ref").textValue()), watched);
        }
        if (schema.has("anyOf") && !isAboutPresence(schema.get("anyOf"))) {
            onlyBesideAnnotations(schema, "anyOf");
            return alternatives(elements(schema, "anyOf"), watched);
        }
        int types = types(schema);
        Reads reads = reads(schema);
        boolean object = schema.has("properties") || schema.has("required") || schema.has("additionalProperties");
        return new ValueRule(
                types,
                (types & JsonTypes.BOOLEAN) == 0 ? Reads.NOTHING : reads,
                string(schema, reads, watched),
                number(schema, reads),
                array(schema, reads),
                object || reads == Reads.MESSAGE
                        ? new ObjectCompiler(this, file).compile(schema, reads)
                        : ObjectRule.ANY);
    }

    private void checkKeywords(JsonNode schema) {
        if (!schema.isObject()) {
            throw file.unusable("a schema that is not an object: " + schema);
        }
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!ANNOTATIONS.contains(keyword) && !ASSERTIONS.contains(keyword)) {
                throw file.unusable("the keyword '" + keyword + "'");
            }
        });
    }

    private void onlyBesideAnnotations(JsonNode schema, String keyword) {
        schema.fieldNames().forEachRemaining(other -> {
            if (!other.equals(keyword) && !ANNOTATIONS.contains(other)) {
                throw file.unusable("'" + other + "' beside '" + keyword + "'");
            }
        });
    }

    /** Whether alternatives say only which fields must be there. */
    static boolean isAboutPresence(JsonNode alternatives) {
        for (JsonNode alternative : alternatives) {
            if (alternative.size() != 1 || !alternative.has("required")) {
                return false;
            }
        }
        return true;
    }

    private ValueRule alternatives(List<JsonNode> schemas, List<String> watched) {
        List<ValueRule> rules =
                schemas.stream().map(schema -> value(schema, watched)).toList();
        Optional<ArrayRule> arrays = rules.stream()
                .filter(rule -> rule.types() == JsonTypes.ARRAY)
                .map(ValueRule::array)
                .reduce(this::merge);
        List<ValueRule> others = new ArrayList<>(
                rules.stream().filter(rule -> rule.types() != JsonTypes.ARRAY).toList());
        arrays.ifPresent(rule -> others.add(
                new ValueRule(JsonTypes.ARRAY, Reads.NOTHING, StringRule.ANY, NumberRule.ANY, rule, ObjectRule.ANY)));
        requireDisjoint(others);
        return others.stream().reduce(ValueRule::or).orElseThrow(() -> file.unusable("an empty anyOf"));
    }

    /** Items choose among arrays; an array that tells the gateway something hands that to its alternative's rule. */
    private ArrayRule merge(ArrayRule left, ArrayRule right) {
        if (left.minItems() != right.minItems() || left.maxItems() != right.maxItems()) {
            throw file.unusable("alternative arrays of different lengths");
        }
        List<ArrayRule.Alternative> all = new ArrayList<>(left.alternatives());
        all.addAll(right.alternatives());
        requireDisjoint(all.stream().map(ArrayRule.Alternative::items).toList());
        return new ArrayRule(left.minItems(), left.maxItems(), all);
    }

    private void requireDisjoint(List<ValueRule> rules) {
        int types = 0;
        for (ValueRule rule : rules) {
            if (rule.allows(types)) {
                throw file.unusable("alternatives that may have the same type");
            }
            types |= rule.types();
        }
    }

    /** The types a schema allows, by its {@code type}, {@code enum} and {@code const}. */
    int types(JsonNode schema) {
        int types = schema.has("type") ? 0 : JsonTypes.ANY;
        for (JsonNode name : elements(schema, "type")) {
            int named = JsonTypes.named(name.asText());
            if (named == 0) {
                throw file.unusable("the type " + name);
            }
            types |= named;
        }
        int listed = 0;
        for (JsonNode choice : choices(schema)) {
            listed |= typeOf(choice);
        }
        return choices(schema).isEmpty() ? types : types & listed;
    }

    private int typeOf(JsonNode choice) {
        if (choice.isTextual()) {
            return JsonTypes.STRING;
        }
        if (choice.isNull()) {
            return JsonTypes.NULL;
        }
        if (!choice.isBoolean()) {
            throw file.unusable("the choice " + choice);
        }
        return choice.booleanValue() ? JsonTypes.TRUE : JsonTypes.FALSE;
    }

    /** The strings a schema lists in {@code enum} or {@code const}. */
    static List<String> words(JsonNode schema) {
        return choices(schema).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    private static List<JsonNode> choices(JsonNode schema) {
        return elements(schema, schema.has("const") ? "const" : "enum");
    }

    /** A keyword's list; one value counts as a list of one. */
    static List<JsonNode> elements(JsonNode schema, String keyword) {
        JsonNode found = schema.path(keyword);
        if (!found.isArray()) {
            return found.isMissingNode() ? List.of() : List.of(found);
        }
        List<JsonNode> elements = new ArrayList<>();
        for (Iterator<JsonNode> each = found.elements(); each.hasNext(); ) {
            elements.add(each.next());
        }
        return elements;
    }

    private Reads reads(JsonNode schema) {
        String word = schema.path(Reads.KEYWORD).asText("nothing");
        return Optional.ofNullable(READS.get(word)).orElseThrow(() -> file.unusable(Reads.KEYWORD + " '" + word + "'"));
    }

    private StringRule string(JsonNode schema, Reads reads, List<String> watched) {
        List<String> choices = words(schema);
        List<String> all = new ArrayList<>(choices);
        watched.stream().filter(word -> !all.contains(word)).forEach(all::add);
        int min = schema.path("minLength").asInt(0);
        int max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return new StringRule(reads, min, max, new Words(all), choices.size());
    }

    private NumberRule number(JsonNode schema, Reads reads) {
        double min = schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY);
        double max = schema.path("maximum").asDouble(Double.POSITIVE_INFINITY);
        return new NumberRule(reads, min, max);
    }

    private ArrayRule array(JsonNode schema, Reads reads) {
        boolean any = !schema.has("items") && !schema.has("minItems") && !schema.has("maxItems");
        if (any && reads != Reads.TOOLS && reads != Reads.TOKENS) {
            return ArrayRule.ANY;
        }
        ValueRule items = schema.has("items") ? value(schema.get("items"), List.of()) : ValueRule.ANYTHING;
        ArrayRule.Alternative alternative = new ArrayRule.Alternative(items, reads);
        int min = schema.path("minItems").asInt(0);
        int max = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        return new ArrayRule(min, max, List.of(alternative));
    }
}
