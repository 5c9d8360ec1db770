package dev.sluice.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the series of one metric: {@code name}, or {@code name{label=value,…}} where only some of them count. */
record MetricSpec(String name, Map<String, String> labels) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile(
            "\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s\"',{}=]+))\\s*(?:,(?!\\s*$)|$)");

    MetricSpec {
        labels = Map.copyOf(labels);
    }

    /** Reads one metric; empty text names none. */
    static Optional<MetricSpec> parse(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(read(text.strip()));
    }

    /** Whether a series with these labels is one of those named. */
    boolean matches(Map<String, String> seriesLabels) {
        return seriesLabels.entrySet().containsAll(labels.entrySet());
    }

    /** The same labels of another metric. */
    MetricSpec named(String otherName) {
        return new MetricSpec(otherName, labels);
    }

    private static MetricSpec read(String text) {
        int open = text.indexOf('{');
        String name = open < 0 ? text : text.substring(0, open).strip();
        if (!NAME.matcher(name).matches()) {
            throw wrong(text, name.isEmpty() ? "the name is missing" : "`" + name + "` is not a metric name");
        }
        if (open >= 0 && (!text.endsWith("}") || text.indexOf('}') < text.length() - 1)) {
            throw wrong(text, "the braces must close once, at the end");
        }
        return new MetricSpec(name, open < 0 ? Map.of() : labels(text, text.substring(open + 1, text.length() - 1)));
    }

    private static Map<String, String> labels(String text, String inside) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(inside);
        for (int at = 0; at < inside.length() && !inside.isBlank(); at = label.end()) {
            if (!label.region(at, inside.length()).lookingAt()) {
                throw wrong(text, "`" + inside.substring(at).strip() + "` is not label=value");
            }
            labels.put(label.group(1), firstOf(label, 2, 3, 4));
        }
        return labels;
    }

    private static String firstOf(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        throw new IllegalStateException("one alternative of the pattern has matched");
    }

    private static IllegalArgumentException wrong(String text, String reason) {
        return new IllegalArgumentException(
                "wanted a metric as name or name{label=value,…}, found '" + text + "': " + reason);
    }
}
