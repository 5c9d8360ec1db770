package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.Histogram;

/** Text in Prometheus' exposition format. */
final class MetricsText {
    private final StringBuilder text = new StringBuilder(8192);
    private final String labels;

    /** Text whose series all carry these labels, written as between the braces. */
    MetricsText(String labels) {
        this.labels = labels;
    }

    static String label(String name, String value) {
        return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    void gauge(String name, String help, double value) {
        head(name, help, "gauge");
        sample(name, labels, value);
    }

    void counter(String name, String help, long value) {
        head(name, help, "counter");
        sample(name, labels, (double) value);
    }

    void head(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** A count with one further label. */
    void count(String name, String label, long value) {
        sample(name, label + ',' + labels, (double) value);
    }

    void histogram(String name, String help, Histogram histogram) {
        head(name, help, "histogram");
        long count = 0;
        for (int bucket = 0; bucket < histogram.bounds(); bucket++) {
            count += histogram.count(bucket);
            count(name + "_bucket", "le=\"" + histogram.bound(bucket) + '"', count);
        }
        count += histogram.count(histogram.bounds());
        count(name + "_bucket", "le=\"+Inf\"", count);
        sample(name + "_count", labels, (double) count);
        sample(name + "_sum", labels, histogram.sum());
    }

    /** A sample with these labels and no others. */
    void sample(String name, String allLabels, double value) {
        text.append(name)
                .append('{')
                .append(allLabels)
                .append("} ")
                .append(value)
                .append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
