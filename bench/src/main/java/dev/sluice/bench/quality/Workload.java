package dev.sluice.bench.quality;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Who asks what, and of which servers. */
interface Workload {
    /** Sends the requests of a workload, at their times. */
    @FunctionalInterface
    interface Sender {
        /** Sends a request now. */
        void send(Job job);
    }

    /** A heading. */
    String title();

    /** What there is to know, as sentences. */
    String description();

    /** The model servers. */
    List<ServerSpec> servers();

    /** How long requests are sent. */
    Duration length();

    /** When the time begins in which output is measured, half-way unless said otherwise; it ends with the last request. */
    default Duration measuredFrom() {
        return length().dividedBy(2);
    }

    /** Sets the times of the requests, all of them or the first ones. */
    void start(Timeline timeline, Sender sender, RandomGenerator dice);
}
