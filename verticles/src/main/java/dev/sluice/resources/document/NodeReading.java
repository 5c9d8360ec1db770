package dev.sluice.resources.document;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Paths;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the nodes of one YAML document into plain values, and remembers the line of each. */
final class NodeReading {
    private static final int DEEPEST = 100;
    /** Aliases can make a small file into a very large document. */
    private static final int MOST_VALUES = 2_000_000;

    private final Map<String, Integer> lines = new HashMap<>();
    private int values;

    /**
     * The value of a node.
     *
     * @throws ConfigurationException for keys that are no text or stand twice, and for documents too deep or too large
     */
    @Nullable
    Object value(String path, Node node, int depth) {
        lines.put(path, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            throw new ConfigurationException(path, "wanted fewer levels than 100 and fewer values than 2,000,000");
        }
        if (node instanceof MappingNode mapping) {
            return map(path, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                list.add(value(Paths.index(path, list.size()), element, depth + 1));
            }
            return list;
        }
        return scalar((ScalarNode) node);
    }

    /** The line of every part, by its path. */
    Map<String, Integer> lines() {
        return lines;
    }

    private Map<String, @Nullable Object> map(String path, MappingNode mapping, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ConfigurationException(path, "wanted keys that are text");
            }
            String keyPath = Paths.key(path, key.getValue());
            int line = key.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            if (map.containsKey(key.getValue())) {
                lines.put(keyPath, line);
                throw new ConfigurationException(keyPath, "stands twice");
            }
            map.put(key.getValue(), value(keyPath, tuple.getValueNode(), depth + 1));
            lines.put(keyPath, line);
        }
        return map;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT)) {
            return whole(text);
        }
        return tag.equals(Tag.FLOAT) ? fraction(text) : text;
    }

    private static Object whole(String text) {
        try {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
        } catch (NumberFormatException otherBase) {
            return text;
        }
    }

    private static Object fraction(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException infinite) {
            return text;
        }
    }
}
