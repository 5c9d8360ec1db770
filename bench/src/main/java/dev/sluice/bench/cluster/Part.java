package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.UnmetNeedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured of a cluster on its own. */
enum Part {
    /** One, two and three gateways one after another: how often endpoints are asked, and the loss of the third. */
    GROWTH,
    /** What passes between two. */
    TRAFFIC,
    /** What is added to a request. */
    LATENCY;

    /** All parts as the command line names them. */
    static String all() {
        return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(","));
    }

    /** Reads a list of them, separated by commas. */
    static List<Part> list(String words) {
        return Arrays.stream(words.split(",", -1)).map(Part::of).toList();
    }

    private static Part of(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new UnmetNeedException("option --parts needs some of " + all() + ", found " + word));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
