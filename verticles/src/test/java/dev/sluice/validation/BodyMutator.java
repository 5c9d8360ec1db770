package dev.sluice.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes one thing somewhere in a body: drops it, replaces it, adds to it, or moves it out of its range. */
final class BodyMutator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final BodyGenerator generator;

    BodyMutator(BodyGenerator generator) {
        this.generator = generator;
    }

    void mutate(JsonNode body) {
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(body, places);
        ContainerNode<?> place = generator.anyOf(places);
        if (place instanceof ObjectNode object) {
            mutate(object);
            return;
        }
        mutate((ArrayNode) place);
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private void mutate(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("unheard_of", generator.scalar());
            return;
        }
        String name = generator.anyOf(names);
        switch (generator.random().nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, generator.scalar());
            case 2 -> object.set("unheard_of", generator.scalar());
            case 3 -> object.set(name, changed(object.get(name)));
            default -> object.set(name, JSON.nullNode());
        }
    }

    private void mutate(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(generator.scalar());
            return;
        }
        int index = generator.random().nextInt(array.size());
        switch (generator.random().nextInt(4)) {
            case 0 -> array.remove(index);
            case 1 -> array.set(index, generator.scalar());
            case 2 -> array.insert(index, generator.scalar());
            default -> array.set(index, changed(array.get(index)));
        }
    }

    private JsonNode changed(JsonNode value) {
        if (value.isNumber()) {
            double number = value.doubleValue();
            return generator.anyOf(List.of(
                    JSON.numberNode(number + 0.5),
                    JSON.numberNode(number),
                    JSON.numberNode(-number - 1),
                    JSON.numberNode(3_000_000_000L),
                    JSON.numberNode(number * 1000)));
        }
        return value.isTextual()
                ? JSON.textNode(value.textValue() + "?")
                : JSON.arrayNode().add(value);
    }
}
