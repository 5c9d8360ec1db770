package dev.sluice.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the series of a few metrics in Prometheus' text format; of any other line only the first bytes are looked at. */
final class Exposition {
    /** Series of one metric beyond this number are not read. */
    static final int MAX_SERIES = 1024;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = LOWEST_BITS * '\n';

    private final List<String> metrics;
    private final byte[][] names;

    Exposition(Collection<String> metrics) {
        this.metrics = List.copyOf(metrics);
        this.names = this.metrics.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The series by the metric's name; lines that break the format are left out. */
    Map<String, List<Series>> read(byte[] text, int length) {
        Map<String, List<Series>> found = new HashMap<>();
        for (int start = 0, end; start < length; start = end + 1) {
            end = lineEnd(text, start, length);
            int first = skipBlanks(text, start, end);
            int metric = metricAt(text, first, end);
            if (metric >= 0) {
                int after = first + names[metric].length;
                add(
                        found.computeIfAbsent(metrics.get(metric), name -> new ArrayList<>()),
                        new String(text, after, end - after, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static void add(List<Series> series, String afterName) {
        if (series.size() < MAX_SERIES) {
            SeriesLine.parse(afterName).ifPresent(series::add);
        }
    }

    private int metricAt(byte[] text, int start, int end) {
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            int after = start + name.length;
            if (after < end && endsName(text[after]) && Arrays.equals(text, start, after, name, 0, name.length)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean endsName(byte next) {
        return next == '{' || next == ' ' || next == '\t';
    }

    private static int skipBlanks(byte[] text, int start, int end) {
        int at = start;
        while (at < end && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Looks at eight bytes at a time: of all that reading an answer takes, the search for line ends takes the most. */
    private static int lineEnd(byte[] text, int start, int length) {
        int at = start;
        while (at <= length - Long.BYTES) {
            long unlike = (long) EIGHT_BYTES.get(text, at) ^ LINE_FEEDS;
            long zeros = (unlike - LOWEST_BITS) & ~unlike & HIGHEST_BITS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >> 3);
            }
            at += Long.BYTES;
        }
        while (at < length && text[at] != '\n') {
            at++;
        }
        return at;
    }
}
