package dev.sluice.resources.document;

import dev.sluice.config.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns one YAML document's nodes into plain values with their lines, within limits. */
final class Nodes {
    /** How many values aliases may repeat in one document. */
    static final int MOST_REPEATED = 100_000;

    private final int firstLine;
    private final Set<Node> anchored = Collections.newSetFromMap(new IdentityHashMap<>());
    private int repeating;
    private int repeated;

    /** For a document in the part of a file that starts on a line. */
    Nodes(int firstLine) {
        this.firstLine = firstLine;
    }

    Part part(String path, Node node, int depth) {
        if (depth > DocumentReader.DEEPEST) {
            throw new RefusedException(line(node), "", "is nested deeper than " + DocumentReader.DEEPEST);
        }
        boolean again = node.getAnchor().isPresent() && !anchored.add(node);
        repeating += again ? 1 : 0;
        if (repeating > 0 && ++repeated > MOST_REPEATED) {
            throw new RefusedException(line(node), "", "its aliases repeat more than " + MOST_REPEATED + " values");
        }
        Part part = content(path, node, depth);
        repeating -= again ? 1 : 0;
        return part;
    }

    private Part content(String path, Node node, int depth) {
        if (node instanceof MappingNode mapping) {
            return mapping(path, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence(path, sequence, depth);
        }
        if (node instanceof ScalarNode scalar) {
            return new Part(Scalar.value(line(node), path, scalar), new Place(line(node), Map.of(), List.of()));
        }
        throw new RefusedException(line(node), path, "is no value");
    }

    private Part mapping(String path, MappingNode node, int depth) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (NodeTuple field : node.getValue()) {
            String name = name(path, field.getKeyNode());
            int keyLine = line(field.getKeyNode());
            String fieldPath = Paths.key(path, name);
            Place first = places.get(name);
            if (first != null) {
                throw new RefusedException(keyLine, fieldPath, "is there twice, first on line " + first.line());
            }
            Part part = part(fieldPath, field.getValueNode(), depth + 1);
            values.put(name, part.value());
            places.put(name, part.place().on(keyLine));
        }
        return new Part(values, new Place(line(node), places, List.of()));
    }

    private Part sequence(String path, SequenceNode node, int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Node element : node.getValue()) {
            Part part = part(Paths.index(path, values.size()), element, depth + 1);
            values.add(part.value());
            places.add(part.place());
        }
        return new Part(values, new Place(line(node), Map.of(), places));
    }

    private String name(String path, Node key) {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new RefusedException(line(key), path, "a field's name is text, not a list or an object");
    }

    private int line(Node node) {
        return firstLine + node.getStartMark().map(mark -> mark.getLine()).orElse(0);
    }
}
